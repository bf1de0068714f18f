/** Reads SDMX-CSV by the rules of the standard and of sdmx-format.md, without any code of the program. */

export interface SdmxObservation {
  readonly dimensions: Readonly<Record<string, string>>;
  /** Null where the observation has no number. */
  readonly value: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

/** RFC 4180. */
function records(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quoted field does not end');
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') {
          field += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') field += text[at++];
    row.push(field);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither comma nor line end at ${at}`);
  }
  if (row.length > 0) throw new Error('the last line does not end');
  return rows;
}

const identifier = /^[A-Za-z0-9_@$-]+$/;

export function readSdmx(text: string): readonly SdmxObservation[] {
  const [header = [], ...lines] = records(text);
  const [structure, structureId, action, ...concepts] = header;
  if (structure !== 'STRUCTURE' || structureId !== 'STRUCTURE_ID' || action !== 'ACTION')
    throw new Error(`not the header of SDMX-CSV 2: ${header.join(',')}`);
  if (new Set(header).size < header.length) throw new Error('a column occurs twice');
  const valueAt = concepts.indexOf('OBS_VALUE');
  if (valueAt < 1 || concepts[valueAt - 1] !== 'TIME_PERIOD') throw new Error('no time, or no value');
  const keys = new Set<string>();
  return lines.map(([kind, id, act, ...fields]) => {
    if (!['dataflow', 'datastructure', 'dataprovision'].includes(kind ?? '')) throw new Error(`kind ${kind}`);
    if (!/^[A-Za-z0-9_.-]+:[A-Za-z0-9_-]+\(\d+\.\d+(\.\d+)?\)$/.test(id ?? '')) throw new Error(`id ${id}`);
    if (!/^[ADIMR]$/.test(act ?? '')) throw new Error(`action ${act}`);
    if (fields.length !== concepts.length) throw new Error(`${fields.length} fields`);
    const named = (from: number, to: number) =>
      Object.fromEntries(
        concepts.slice(from, to).map((concept, index) => [concept, fields[from + index] ?? '']),
      );
    const dimensions = named(0, valueAt);
    for (const value of Object.values(dimensions))
      if (!identifier.test(value)) throw new Error(`no identifier: ${value}`);
    const key = Object.values(dimensions).join('/');
    if (keys.has(key)) throw new Error(`two observations of ${key}`);
    keys.add(key);
    const value = fields[valueAt] ?? '';
    if (value !== '' && !/^-?\d+(\.\d+)?$/.test(value)) throw new Error(`no number: ${value}`);
    return {
      dimensions,
      value: value === '' ? null : value,
      attributes: named(valueAt + 1, concepts.length),
    };
  });
}
