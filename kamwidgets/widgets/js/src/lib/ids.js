// @ts-check
// Ids to refer to an element of the same widget. preact's own `useId` counts per widget, and a page has many.
import { useState } from "preact/hooks";

/** An id no other element of the page has. */
export const freshId = () => `kam-${Math.random().toString(36).slice(2, 10)}`;

/** Such an id, the same for as long as the component is there. */
export const useFreshId = () => useState(freshId)[0];
