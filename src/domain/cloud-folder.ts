/** Names of folders in a path by which synchronising programs are known, where they put them unless told otherwise. */
const BY_NAME: readonly (readonly [service: string, part: RegExp])[] = [
  ['OneDrive', /^OneDrive(?:$| - |-)/i],
  ['Dropbox', /^Dropbox(?:$| \()/i],
  ['Google Drive', /^(?:Google ?Drive(?:$|-)|My Drive$|DriveFS$)/i],
  ['iCloud', /^(?:com~apple~CloudDocs|iCloud ?Drive|Mobile Documents)$/i],
  ['Nextcloud', /^(?:Nextcloud|ownCloud)\d*$/i],
  ['Box', /^Box(?: Sync|-Box)?$/],
  ['pCloud', /^pCloud ?Drive$/i],
  ['Syncthing', /^Syncthing$/i],
];

/** Files that such programs leave at the top of what they synchronise. */
const BY_MARKER: readonly (readonly [service: string, file: RegExp])[] = [
  ['Dropbox', /^\.dropbox(?:\.cache)?$/],
  ['Nextcloud', /^(?:\.sync_[0-9a-f]+\.db|\._sync_[0-9a-f]+\.db|\.owncloudsync\.log|\.nextcloudsync\.log)$/],
  ['Syncthing', /^\.stfolder$/],
  ['Google Drive', /^\.tmp\.drive(?:down|up)load$/],
  ['Resilio Sync', /^\.sync$/],
];

/**
 * The program that synchronises a folder behind Git's back. `markers` are the names in the folder and in those above it;
 * OneDrive also says in the environment where it is.
 */
export function cloudOf(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
  markers: readonly string[],
): string | undefined {
  const folded = slashes(path);
  for (const [name, value] of Object.entries(environment)) {
    if (!/^OneDrive/i.test(name) || !value) continue;
    const top = slashes(value).replace(/\/+$/, '');
    if (top !== '' && `${folded}/`.toLowerCase().startsWith(`${top}/`.toLowerCase())) return 'OneDrive';
  }
  const parts = folded.split('/');
  const byName = BY_NAME.find(([, part]) => parts.some((one) => part.test(one)));
  return (byName ?? BY_MARKER.find(([, file]) => markers.some((one) => file.test(one))))?.[0];
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
