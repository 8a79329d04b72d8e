"""The third step: what each product brought, what it shall bring, and how far the customer has agreed."""
