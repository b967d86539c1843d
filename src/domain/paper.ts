/** Countries that print on Letter: paperSize US-Letter of the Unicode CLDR. */
const LETTER = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));
/** Time zones of America whose countries print on A4. */
const A4_IN_AMERICA =
  /^America\/(?:Argentina|Araguaina|Asuncion|Bahia|Belem|Boa_Vista|Buenos_Aires|Campo_Grande|Cayenne|Cuiaba|Fortaleza|Guayaquil|Guyana|La_Paz|Lima|Maceio|Manaus|Montevideo|Noronha|Nuuk|Paramaribo|Porto_Velho|Recife|Rio_Branco|Santarem|Sao_Paulo)/;

/** The paper that a firm prints on, by its time zone; the region of the locale (`en_US.UTF-8`) decides where that is open. */
export function usualPaper(timeZone: string, locale: string): 'A4' | 'Letter' {
  if (/^America\/|^US\/|^Canada\//.test(timeZone)) return A4_IN_AMERICA.test(timeZone) ? 'A4' : 'Letter';
  if (/^Pacific\/Honolulu$|^Asia\/Manila$/.test(timeZone)) return 'Letter';
  // "en_US" alone says little: half of the world's computers speak it.
  if (/^[A-Z]\w+\/\w/.test(timeZone) && !timeZone.startsWith('Etc/')) return 'A4';
  const region = /^[a-z]{2,3}[_-](?:[A-Z][a-z]{3}[_-])?([A-Z]{2})\b/.exec(locale.replace(/[.@].*$/, ''))?.[1];
  return region !== undefined && LETTER.has(region) ? 'Letter' : 'A4';
}
