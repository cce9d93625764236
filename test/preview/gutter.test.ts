import assert from 'node:assert/strict';
import { BADGE_SIZE, createGutter } from '../../src/preview/marks/gutter.ts';

describe('The places of marks in the gutter', () => {
  it('are beside their elements, in the right column', () => {
    const place = createGutter(50);
    assert.deepEqual(
      [place(0), place(100)],
      [
        { left: 50, top: 0 },
        { left: 50, top: 100 },
      ],
    );
  });

  it('are left of those that are as high, also where the heights differ a little', () => {
    const place = createGutter(50);
    assert.deepEqual(
      [place(40), place(50), place(61)],
      [
        { left: 50, top: 40 },
        { left: 50 - BADGE_SIZE, top: 50 },
        { left: 50 - 2 * BADGE_SIZE, top: 61 },
      ],
    );
    assert.deepEqual(place(62), { left: 50, top: 62 });
  });

  it('are over a part of the one above where there is no room, and never further down', () => {
    const place = createGutter(-5);
    assert.deepEqual(
      [place(0), place(15), place(30)],
      [
        { left: 0, top: 0 },
        { left: 0, top: 15 },
        { left: 0, top: 30 },
      ],
    );
  });

  it('are that of another which begins there, too, where there is no room at all', () => {
    const place = createGutter(-5);
    assert.deepEqual(
      [place(0), place(0), place(27), place(30)],
      [{ left: 0, top: 0 }, 0, { left: 0, top: 27 }, 2],
    );
  });
});
