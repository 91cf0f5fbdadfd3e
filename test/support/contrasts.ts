/** Contrast of every text with the ground behind it. Runs in the page. */
export function contrasts(): Array<{ text: string; ratio: number }> {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 ? ground(element.parentElement) : color;
  };
  return [
    ...document.querySelectorAll(
      'h1, h2, h3, p, code, summary, .where, .state, .severity, label, th, td, dt, dd, text',
    ),
  ]
    .filter((element) => element.textContent?.trim() && element.getClientRects().length > 0)
    .map((element) => {
      const style = getComputedStyle(element);
      const isDrawn = element instanceof SVGElement;
      const box = isDrawn
        ? element.parentElement?.querySelector(element.classList.contains('kind') ? 'rect.kind' : 'rect')
        : null;
      const back = box
        ? getComputedStyle(box).fill
        : ground((isDrawn && element.closest('.picture')) || element);
      const [a, b] = [luminance(isDrawn ? style.fill : style.color), luminance(back)].sort((x, y) => y - x);
      return { text: element.textContent.trim().slice(0, 40), ratio: (a! + 0.05) / (b! + 0.05) };
    });
}
