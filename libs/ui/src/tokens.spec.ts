import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Pair = { readonly light: string; readonly dark: string };

function colours(): Map<string, Pair> {
  const css = readFileSync(join(__dirname, 'styles/tokens.css'), 'utf8');
  const found = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ['paper', 'desk', 'panel', 'sunken', 'hover'];
const states = ['empty', 'drafting', 'ready', 'changes', 'approved', 'na'];
const people = Array.from({ length: 10 }, (_, index) => `person-${index + 1}`);

const textOnGround: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => [...grounds, 'ready-soft', 'changes-soft'].map((ground) => [ink, ground] as const)),
  ...['ink', 'ink-2', 'accent'].map((ink) => [ink, 'accent-soft'] as const),
  ...['accent', 'accent-strong', 'danger'].flatMap((ink) => ['paper', 'desk', 'panel', 'hover'].map((ground) => [ink, ground] as const)),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['danger-ink', 'danger-fill'],
  ...states.flatMap((state) => [`${state}-soft`, 'paper', 'panel'].map((ground) => [state, ground] as const)),
  ...people.flatMap((person) => [['person-ink', person] as const, [person, 'paper'] as const]),
];

describe('the tokens', () => {
  const pairs = colours();

  it.each(textOnGround)('keep %s readable on %s in light and dark', (text, ground) => {
    const ink = pairs.get(text);
    const paper = pairs.get(ground);

    expect(contrast(ink?.light ?? '', paper?.light ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink?.dark ?? '', paper?.dark ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-strong', 'focus'])('keep %s visible as an edge on every ground', (edge) => {
    const line = pairs.get(edge);

    for (const ground of grounds) {
      expect(contrast(line?.light ?? '', pairs.get(ground)?.light ?? '')).toBeGreaterThanOrEqual(3);
      expect(contrast(line?.dark ?? '', pairs.get(ground)?.dark ?? '')).toBeGreaterThanOrEqual(3);
    }
  });
});
