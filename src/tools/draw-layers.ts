import { coreRows, layers } from './layers.ts';

/** Sizes in the units of the drawing. */
const BOX = { width: 118, height: 34 };
const GAP = { x: 26, y: 46 };
const MARGIN = 20;

interface Box {
  readonly x: number;
  readonly y: number;
}

/**
 * Core's rooms as SVG: each row imports from the rows below it. An arrow leads from a room to one that it imports, where
 * no other arrows lead there anyway.
 */
export function drawLayers(): string {
  const rows = [...coreRows(), ['index.ts']].reverse();
  const width = 2 * MARGIN + Math.max(...rows.map(row => row.length)) * (BOX.width + GAP.x) - GAP.x;
  const height = 2 * MARGIN + rows.length * (BOX.height + GAP.y) - GAP.y;
  const boxes = new Map<string, Box>();
  for (const [index, row] of rows.entries()) {
    const used = row.length * (BOX.width + GAP.x) - GAP.x;
    row.forEach((name, column) => {
      const x = (width - used) / 2 + column * (BOX.width + GAP.x);
      boxes.set(name, { x, y: MARGIN + index * (BOX.height + GAP.y) });
    });
  }
  const arrows = [...boxes.keys()].flatMap(name => directly(name).map(other => arrow(boxes, name, other)));
  const drawn = [...boxes].map(([name, box]) => drawBox(name, box));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14">`,
    '<title>The rooms of src/core and what they import</title>',
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#6b7280"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...arrows,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

/** What a room imports that none of the others it imports does. */
function directly(name: string): readonly string[] {
  const all = importsOf(name);
  return all.filter(other => !all.some(between => between !== other && reaches(between, other)));
}

function reaches(from: string, to: string): boolean {
  return importsOf(from).some(next => next === to || reaches(next, to));
}

function importsOf(name: string): readonly string[] {
  const rooms = layers.map(({ place }) => place).filter(place => place.startsWith('core/'));
  const { mayImport = [] } = layers.find(({ place }) => place === `core/${name}`) ?? {};
  const named = mayImport.includes('core') ? rooms.filter(place => place !== 'core/index.ts') : mayImport;
  return named.filter(place => place.startsWith('core/')).map(place => place.slice('core/'.length));
}

function arrow(boxes: ReadonlyMap<string, Box>, name: string, other: string): string {
  const [from, to] = [boxes.get(name)!, boxes.get(other)!];
  const [x1, y1] = [from.x + BOX.width / 2, from.y + BOX.height];
  const [x2, y2] = [to.x + BOX.width / 2, to.y - 2];
  const middle = (y1 + y2) / 2;
  return `<path d="M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}" fill="none" stroke="#9ca3af" marker-end="url(#tip)"/>`;
}

function drawBox(name: string, { x, y }: Box): string {
  const [middle, baseline] = [x + BOX.width / 2, y + BOX.height / 2 + 5];
  return [
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="#eef2ff" stroke="#6366f1"/>`,
    `<text x="${middle}" y="${baseline}" text-anchor="middle" fill="#111827">${name}</text>`,
  ].join('');
}
