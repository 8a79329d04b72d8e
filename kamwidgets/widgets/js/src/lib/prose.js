// @ts-check
// Text with a little markup, as widgets/markdown.py takes it apart: elements are made here, markup never comes as text.
import { h } from "preact";
import { html } from "./widget.js";

/**
 * @typedef {{ kind: "text", text: string }
 *   | { kind: "code", text: string }
 *   | { kind: "strong" | "emphasis", parts: Part[] }
 *   | { kind: "link", href: string, parts: Part[] }} Part
 * @typedef {{ kind: "paragraph", parts: Part[] }
 *   | { kind: "heading", level: number, parts: Part[] }
 *   | { kind: "list", ordered: boolean, items: Block[][] }} Block
 */

/** @param {Part} part @returns {any} */
const inline = (part) => {
  if (part.kind === "text") return part.text;
  if (part.kind === "code") return html`<code>${part.text}</code>`;
  const parts = part.parts.map(inline);
  if (part.kind === "link") return html`<a href=${part.href} target="_blank" rel="noopener">${parts}</a>`;
  return h(part.kind === "strong" ? "strong" : "em", {}, parts);
};

/** The page has its first heading already. @param {Block} block @returns {any} */
const drawn = (block) => {
  if (block.kind === "paragraph") return html`<p>${block.parts.map(inline)}</p>`;
  if (block.kind === "heading") return h(`h${Math.max(block.level, 2)}`, {}, block.parts.map(inline));
  return h(block.ordered ? "ol" : "ul", {}, block.items.map((item) => html`<li>${item.map(drawn)}</li>`));
};

/** @param {{ blocks: Block[] }} props */
export const Prose = ({ blocks }) => html`<div class="kam-prose">${blocks.map(drawn)}</div>`;
