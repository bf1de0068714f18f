/** A text with full-width letters, digits and signs made half-width, and letters made small. */
export function foldText(text: string): string {
  return text
    .replaceAll(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
    .toLowerCase();
}
