// @ts-check
// A field's value in words.

/**
 * A value in the words the person sees.
 * @param {import("./drafts.js").FieldSpec} field
 * @param {import("./drafts.js").Value} value
 */
export const inWords = (field, value) => {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const names = [value].flat().map((one) => field.options?.find((option) => option.value === one)?.label ?? one);
  return names.filter(Boolean).join(", ") || "empty";
};
