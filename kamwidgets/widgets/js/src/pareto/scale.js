// @ts-check
// The picture's numbers: where bars, line and labels go.

/**
 * @typedef {{ id: string, label: string, value: number, text: string, cumulative: number, chosen?: boolean }} Bar
 * @typedef {{ left: number, right: number, top: number, base: number, bottom: number, band: number, height: number,
 *   x(index: number): number, y(value: number): number, share(fraction: number): number, ticks: number[] }} Scale
 */

/**
 * Round steps from zero up to the largest value.
 * @param {number} largest
 * @param {number} [about] how many
 */
export const ticks = (largest, about = 4) => {
  if (!(largest > 0)) return [0];
  const rough = largest / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  return Array.from({ length: Math.floor(largest / step + 1e-9) + 1 }, (_, index) => index * step);
};

/**
 * Bars start at zero; the line has the same height for 100 %.
 * @param {Bar[]} bars
 * @param {number} width
 * @param {Intl.NumberFormat} words for the axis
 * @returns {Scale}
 */
export const scale = (bars, width, words) => {
  const height = Math.round(Math.min(340, Math.max(240, width * 0.34)));
  const values = bars.map((bar) => bar.value);
  const [most, least] = [Math.max(0, ...values) || 1, Math.min(0, ...values)];
  const steps = ticks(most);
  const [left, right, top] = [12 + 7 * Math.max(...steps.map((step) => words.format(step).length)), width - 48, 30];
  const band = (right - left) / Math.max(1, bars.length);
  const bottom = height - (named(band) ? 40 : 22);
  const base = bottom - ((bottom - top) * -least) / (most - least); // credit notes can make a customer negative
  const up = (/** @type {number} */ share) => base - share * (base - top);
  const [x, y] = [(/** @type {number} */ index) => left + index * band, (/** @type {number} */ value) => up(value / most)];
  return { left, right, top, base, bottom, band, height, x, y, share: up, ticks: steps };
};

/**
 * Whether bars are wide enough to carry their name beneath.
 * @param {number} band
 */
export const named = (band) => band >= 64;

/**
 * Names beside the tops of the largest few bars, each at least a line below the one before and clear of the bars it passes.
 * @param {Bar[]} bars
 * @param {Scale} to
 * @param {number} [most]
 */
export const nameTags = (bars, to, most = 5) => {
  let free = to.top + 4;
  return bars.slice(0, most).map((bar, index) => {
    const y = Math.max(to.y(bar.value) + 6, free);
    free = y + 17;
    const past = bars.filter((other) => to.y(other.value) < y + 8).length - 1;
    return { bar, y, x: to.x(Math.max(past, index)) + to.band + 5 };
  }).filter(({ y }) => y < to.base - 12);
};

/**
 * How many bars it takes to reach a share of the whole; 0 where it is never reached.
 * @param {Bar[]} bars
 * @param {number} share
 */
export const reach = (bars, share) => bars.findIndex((bar) => bar.cumulative >= share - 1e-9) + 1;
