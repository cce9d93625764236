/** The short names of a zone by how many minutes they are ahead of UTC, and the zones that have them. */
const zones: readonly (readonly [names: Readonly<Record<number, string>>, zones: string])[] = [
  [{ 0: 'UTC' }, 'UTC Etc/UTC'],
  [{ 0: 'GMT', 60: 'BST' }, 'Europe/London'],
  [{ 0: 'GMT', 60: 'IST' }, 'Europe/Dublin'],
  [{ 0: 'GMT' }, 'Africa/Abidjan Africa/Accra Africa/Dakar Atlantic/Reykjavik'],
  [{ 0: 'WET', 60: 'WEST' }, 'Atlantic/Canary Europe/Lisbon'],
  [
    { 60: 'CET', 120: 'CEST' },
    `Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest
    Europe/Copenhagen Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris
    Europe/Prague Europe/Rome Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vienna
    Europe/Warsaw Europe/Zagreb Europe/Zurich`,
  ],
  [
    { 120: 'EET', 180: 'EEST' },
    `Africa/Cairo Asia/Beirut Asia/Nicosia Europe/Athens Europe/Bucharest Europe/Chisinau Europe/Helsinki Europe/Kiev
    Europe/Kyiv Europe/Riga Europe/Sofia Europe/Tallinn`,
  ],
  [{ 180: 'MSK' }, 'Europe/Moscow'],
  [{ 120: 'IST', 180: 'IDT' }, 'Asia/Jerusalem'],
  [{ 60: 'WAT' }, 'Africa/Lagos'],
  [{ 120: 'SAST' }, 'Africa/Johannesburg'],
  [{ 180: 'EAT' }, 'Africa/Addis_Ababa Africa/Nairobi'],
  [{ 300: 'PKT' }, 'Asia/Karachi'],
  [{ 330: 'IST' }, 'Asia/Calcutta Asia/Kolkata'],
  [{ 420: 'WIB' }, 'Asia/Jakarta'],
  [{ 480: 'CST' }, 'Asia/Chongqing Asia/Harbin Asia/Macau Asia/Shanghai Asia/Taipei PRC'],
  [{ 480: 'HKT' }, 'Asia/Hong_Kong'],
  [{ 480: 'PST' }, 'Asia/Manila'],
  [{ 540: 'JST' }, 'Asia/Tokyo Japan'],
  [{ 540: 'KST' }, 'Asia/Seoul'],
  [{ 480: 'AWST' }, 'Australia/Perth'],
  [{ 570: 'ACST', 630: 'ACDT' }, 'Australia/Adelaide'],
  [{ 570: 'ACST' }, 'Australia/Darwin'],
  [{ 600: 'AEST', 660: 'AEDT' }, 'Australia/Canberra Australia/Hobart Australia/Melbourne Australia/Sydney'],
  [{ 600: 'AEST' }, 'Australia/Brisbane'],
  [{ 720: 'NZST', 780: 'NZDT' }, 'Pacific/Auckland'],
  [{ [-600]: 'HST' }, 'Pacific/Honolulu'],
  [{ [-540]: 'AKST', [-480]: 'AKDT' }, 'America/Anchorage'],
  [{ [-480]: 'PST', [-420]: 'PDT' }, 'America/Los_Angeles America/Tijuana America/Vancouver US/Pacific'],
  [{ [-420]: 'MST', [-360]: 'MDT' }, 'America/Boise America/Denver America/Edmonton US/Mountain'],
  [{ [-420]: 'MST' }, 'America/Phoenix'],
  [{ [-360]: 'CST', [-300]: 'CDT' }, 'America/Chicago America/Mexico_City America/Winnipeg US/Central'],
  [{ [-300]: 'EST', [-240]: 'EDT' }, 'America/Detroit America/New_York America/Toronto US/Eastern'],
  [{ [-300]: 'EST' }, 'America/Jamaica America/Panama'],
  [{ [-240]: 'AST', [-180]: 'ADT' }, 'America/Halifax'],
  [{ [-240]: 'AST' }, 'America/Puerto_Rico'],
  [{ [-210]: 'NST', [-150]: 'NDT' }, 'America/St_Johns'],
];

/** Zones whose short name is the time they are ahead of UTC, such as `+08`. */
const NAMELESS = new Set(
  `America/Argentina/Buenos_Aires America/Bogota America/Lima America/Montevideo America/Santiago America/Sao_Paulo
  Asia/Almaty Asia/Baku Asia/Bangkok Asia/Colombo Asia/Dhaka Asia/Dubai Asia/Ho_Chi_Minh Asia/Kabul Asia/Kathmandu
  Asia/Kuala_Lumpur Asia/Riyadh Asia/Saigon Asia/Singapore Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Ulaanbaatar
  Asia/Urumqi Asia/Yangon`.split(/\s+/),
);

const namesByZone = new Map(zones.flatMap(([names, list]) => list.split(/\s+/).map(zone => [zone, names])));

/**
 * The short name of a time zone while it is so many minutes ahead of UTC, as the time zone database has it: `CST` for
 * `Asia/Shanghai`. Undefined for what is not known here: JavaScript tells few of them.
 */
export function zoneName(timeZone: string, minutes: number): string | undefined {
  if (!NAMELESS.has(timeZone)) return namesByZone.get(timeZone)?.[minutes];
  const size = Math.abs(minutes);
  const parts = [Math.floor(size / 60), size % 60].map(part => String(part).padStart(2, '0'));
  return (minutes < 0 ? '-' : '+') + (size % 60 === 0 ? parts[0] : parts.join(''));
}
