import { expect, it } from 'vitest';
import { cloudOf } from '../../src/domain/cloud-folder.ts';

it.each([
  ['C:\\Users\\jane\\OneDrive - Harbor IT\\checklists', 'OneDrive'],
  ['/Users/jane/Library/CloudStorage/OneDrive-HarborIT/x', 'OneDrive'],
  ['/Users/jane/Library/CloudStorage/GoogleDrive-jane@example.com/My Drive/x', 'Google Drive'],
  ['G:\\My Drive\\checklists', 'Google Drive'],
  ['/home/jane/Dropbox (Harbor)/x', 'Dropbox'],
  ['/Users/jane/Library/Mobile Documents/com~apple~CloudDocs/x', 'iCloud'],
  ['/home/jane/Nextcloud2/x', 'Nextcloud'],
  ['/Users/jane/Library/CloudStorage/Box-Box/x', 'Box'],
  ['/home/jane/pCloudDrive/x', 'pCloud'],
  ['/home/jane/checklists', undefined],
  ['/home/jane/dropboxes/onedriver/x', undefined],
  ['/home/jane/toolbox/x', undefined],
])('%s is synchronised by %s', (path, expected) => expect(cloudOf(path, {}, [])).toBe(expected));

it('believes the environment about OneDrive', () => {
  const environment = { OneDriveCommercial: 'D:\\Work\\', OneDrive: '' };
  expect(cloudOf('d:\\work\\checklists', environment, [])).toBe('OneDrive');
  expect(cloudOf('D:\\Workshop\\checklists', environment, [])).toBeUndefined();
});

it.each([
  ['.dropbox.cache', 'Dropbox'],
  ['.sync_4f2a91c0d8e1.db', 'Nextcloud'],
  ['.stfolder', 'Syncthing'],
  ['.git', undefined],
])('knows the mark %s', (name, expected) => expect(cloudOf('/x', {}, [name])).toBe(expected));
