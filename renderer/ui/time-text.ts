const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** A UTC time on this computer's clock, "2018-03-01 09:30:00". */
export function timeText(at: string): string {
  return clock.format(new Date(at));
}
