/** Opens the cards of marks above them where the window, or the controls at its lower edge, would cut them off below. */
export function keepCardsInView(layer: HTMLElement): void {
  const turn = ({ target }: Event): void => {
    const badge = target instanceof Element ? target.closest<HTMLElement>('.copydesk-badge') : null;
    const card = badge?.querySelector<HTMLElement>('.copydesk-card');
    if (!badge || !card) return;
    const { top, bottom } = badge.getBoundingClientRect();
    const { height } = card.getBoundingClientRect();
    const controls = document.querySelector('.copydesk-toolbar')?.getBoundingClientRect().height ?? 0;
    badge.classList.toggle('is-low', bottom + height > window.innerHeight - controls && top > height);
  };
  layer.addEventListener('pointerover', turn);
  layer.addEventListener('focusin', turn);
}
