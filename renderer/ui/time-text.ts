/*
 * Times are written without `Intl`: the first formatter that a page makes takes as long as a tenth of its start.
 */

const digits = (value: number, count = 2): string => `${value}`.padStart(count, '0');

/** The day of a UTC time on this computer's clock, "2018-03-01". */
export function dayText(at: string): string {
  const time = new Date(at);
  return [digits(time.getFullYear(), 4), digits(time.getMonth() + 1), digits(time.getDate())].join('-');
}

/** The time of day of a UTC time on this computer's clock, "09:30:00". */
export function clockText(at: string): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => digits(part)).join(':');
}

/** A UTC time on this computer's clock, "2018-03-01 09:30:00". */
export function timeText(at: string): string {
  return `${dayText(at)} ${clockText(at)}`;
}

/** A UTC time in few words: "14:05" on the day of `now`, "11月23日" in its year, "2025年11月23日" before. */
export function briefTime(at: string, now: string): string {
  if (dayText(at) === dayText(now)) return clockText(at).slice(0, 5);
  const time = new Date(at);
  const day = `${time.getMonth() + 1}月${time.getDate()}日`;
  return time.getFullYear() === new Date(now).getFullYear() ? day : `${time.getFullYear()}年${day}`;
}
