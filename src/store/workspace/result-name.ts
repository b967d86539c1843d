// Light: a search reads names by the thousand, and loads no parser.

/** A result by its name: `20261014.server-dc01.jane.k3f9qa.md` in `results/202610/`. */
export interface ResultFile {
  path: string;
  name: string;
  /** `202610` */
  folder: string;
  date: string;
  checklist: string;
  by: string;
  shortId: string;
}

const NAME = /^(\d{4})(\d{2})(\d{2})\.([a-z0-9-]+)\.([a-z0-9-]+)\.([0-9a-z]{6})\.md$/;

/** The parts of a result's file name; undefined when it is not one. */
export function parseResultName(folder: string, path: string, name: string): ResultFile | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, year, month, day, checklist, by, shortId] = match as unknown as string[];
  return {
    path,
    name,
    folder,
    date: `${year}-${month}-${day}`,
    checklist: checklist ?? '',
    by: by ?? '',
    shortId: shortId ?? '',
  };
}
