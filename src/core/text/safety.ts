/** How far edits may be trusted: `safe` ones keep every word a reader sees, and may run on save. */
export type Safety = 'safe' | 'review';
