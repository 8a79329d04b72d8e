-- What the first release wrote into an SQLite file: the tables and rows as they are.
CREATE TABLE documents (
	id VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	schema INTEGER NOT NULL,
	body JSON NOT NULL,
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('portfolio',1,1,'{"settings": {"company": "Alder", "currency": "SEK", "locale": "sv_SE", "fiscal_year_start": 1, "as_of": null, "cancelled": ["cancelled", "canceled", "void", "storniert"], "capacity": 6, "known_needed": 0.6}, "criteria": {}, "team": {}}');
INSERT INTO "documents" VALUES('acme',6,1,'{"account_id": "acme", "ratings": {}, "gates": {}, "decision": null, "people": {"ada": {"id": "ada", "name": "Ada", "title": "", "function": "unknown", "unit": "", "site": "", "country": "", "email": "", "external_id": "", "roles": ["decider"], "stance": "sceptic", "influence": "unknown", "contact": "unknown", "last_contact_on": null, "x": null, "y": null, "imported": {}}, "cem": {"id": "cem", "name": "\u00c7em O\u2019Hara \u201cx\u201d", "title": "", "function": "finance", "unit": "", "site": "", "country": "", "email": "", "external_id": "", "roles": [], "stance": "unknown", "influence": "unknown", "contact": "unknown", "last_contact_on": null, "x": null, "y": null, "imported": {}}}, "ties": {"tie": {"id": "tie", "source": "ada", "target": "cem", "kind": "influences", "strength": 2, "evidence": ""}}, "targets": {}, "actions": {}, "contacts": {}}');
CREATE TABLE history (
	document_id VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	at VARCHAR NOT NULL,
	"by" VARCHAR NOT NULL,
	client VARCHAR NOT NULL,
	edit VARCHAR NOT NULL,
	arguments JSON NOT NULL,
	sentence VARCHAR NOT NULL,
	changes JSON NOT NULL,
	takes_back JSON NOT NULL,
	PRIMARY KEY (document_id, revision)
);
INSERT INTO "history" VALUES('portfolio',1,'2026-11-22T02:18:19.709311+00:00','Ana','client-a','change_settings','{"company": "Alder", "currency": "SEK", "locale": "sv_SE"}','Settings changed: company, currency, locale','[{"path": ["settings", "company"], "old": "", "new": "Alder"}, {"path": ["settings", "currency"], "old": "EUR", "new": "SEK"}, {"path": ["settings", "locale"], "old": "en_GB", "new": "sv_SE"}]','[]');
INSERT INTO "history" VALUES('acme',1,'2026-11-22T02:18:19.725976+00:00','Ana','client-a','add_person','{"id": "ada", "name": "Ada", "roles": ["decider"]}','Ada added to the map','[{"path": ["people", "ada"], "old": "\u2205absent", "new": {"id": "ada", "name": "Ada", "title": "", "function": "unknown", "unit": "", "site": "", "country": "", "email": "", "external_id": "", "roles": ["decider"], "stance": "unknown", "influence": "unknown", "contact": "unknown", "last_contact_on": null, "x": null, "y": null, "imported": {}}}]','[]');
INSERT INTO "history" VALUES('acme',2,'2026-11-22T02:18:19.734302+00:00','Ben','client-b','add_person','{"id": "cem", "name": "\u00c7em O\u2019Hara \u201cx\u201d", "function": "finance"}','Çem O’Hara “x” added to the map','[{"path": ["people", "cem"], "old": "\u2205absent", "new": {"id": "cem", "name": "\u00c7em O\u2019Hara \u201cx\u201d", "title": "", "function": "finance", "unit": "", "site": "", "country": "", "email": "", "external_id": "", "roles": [], "stance": "unknown", "influence": "unknown", "contact": "unknown", "last_contact_on": null, "x": null, "y": null, "imported": {}}}]','[]');
INSERT INTO "history" VALUES('acme',3,'2026-11-22T02:18:19.745728+00:00','Ana','client-a','link_people','{"id": "tie", "source": "ada", "target": "cem", "kind": "influences"}','Ada influences Çem O’Hara “x”','[{"path": ["ties", "tie"], "old": "\u2205absent", "new": {"id": "tie", "source": "ada", "target": "cem", "kind": "influences", "strength": 2, "evidence": ""}}]','[]');
INSERT INTO "history" VALUES('acme',4,'2026-11-22T02:18:19.760699+00:00','Ben','client-b','change_person','{"id": "ada", "stance": "sceptic"}','Ada: stance changed','[{"path": ["people", "ada", "stance"], "old": "unknown", "new": "sceptic"}]','[]');
INSERT INTO "history" VALUES('acme',5,'2026-11-22T02:18:19.775576+00:00','Ben','client-b','set_target','{"product_id": "P", "period": "2027", "revenue": 400}','Target 2027 for product P set to 400','[{"path": ["targets", "P@2027"], "old": "\u2205absent", "new": {"product_id": "P", "period": "2027", "revenue": 400.0, "status": "internal", "with_whom": "", "agreed_on": null, "last_revenue": null, "facts_version": ""}}]','[]');
INSERT INTO "history" VALUES('acme',6,'2026-11-22T02:18:19.870148+00:00','Ben','client-b','undo','{}','Undone: Target 2027 for product P set to 400','[{"path": ["targets", "P@2027"], "old": {"product_id": "P", "period": "2027", "revenue": 400.0, "status": "internal", "with_whom": "", "agreed_on": null, "last_revenue": null, "facts_version": ""}, "new": "\u2205absent"}]','[5]');
CREATE TABLE presence (
	page VARCHAR NOT NULL,
	"by" VARCHAR NOT NULL,
	document_id VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	PRIMARY KEY (page)
);
