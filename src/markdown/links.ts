import type { Nodes, Root } from 'mdast';
import type { RawItem } from './items.ts';

/** A reference to something else, with its place in the text. */
export interface Link {
  target: string;
  start: number;
  end: number;
  /** Written as `link=`, which may also count from the top of the workspace. */
  attribute: boolean;
}

/** Links and images of a Markdown body that begins at `base`, and `link=` of the items. */
export function linksIn(tree: Root, base: number, items: readonly RawItem[]): Link[] {
  const links: Link[] = items.flatMap(({ group, section }) =>
    [...(group?.attributes ?? []), ...(section?.group?.attributes ?? [])]
      .filter(({ key }) => key === 'link')
      .map(({ value, start, end }) => ({ target: value, start, end, attribute: true })),
  );
  const visit = (node: Nodes): void => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const { start, end } = node.position ?? {};
      const place = { start: base + (start?.offset ?? 0), end: base + (end?.offset ?? 0) };
      links.push({ target: node.url, ...place, attribute: false });
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  const seen = new Set<number>();
  return links.filter(({ start }) => !seen.has(start) && seen.add(start));
}

/** Paths below the workspace that a link may mean; none when it leads elsewhere: to the web, within the page. */
export function pathsOf(link: Link, from: string): string[] {
  const bare = link.target.replace(/[?#].*$/s, '');
  if (bare === '' || /^[a-z][a-z0-9+.-]+:|^\/\//i.test(bare) || bare.includes('{{')) return [];
  const path = decoded(bare).replaceAll('\\', '/');
  const folder = from.split('/').slice(0, -1);
  if (path.startsWith('/')) return [resolved([], path)];
  // A client's list came from a template and kept its links.
  return [resolved(folder, path), resolved(['templates'], path), ...(link.attribute ? [resolved([], path)] : [])];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A path out of the workspace comes back with `..` in front: it is nowhere. */
function resolved(folder: readonly string[], path: string): string {
  const parts = [...folder];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
