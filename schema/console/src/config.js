// What the server says of itself: /console/config.json.
export const GROUPS = ['public', 'applicant', 'official', 'administrator'];

/** The configuration, with an id for each user that holds nothing secret. */
export async function loadConfig() {
  const response = await fetch(new URL('config.json', location.href), { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const { demo = false, signIn = false, clock = null, users = [], tabs = [], version = '' } = await response.json();
  return { demo, signIn, clock, version, tabs, users: users.map((user) => ({ ...user, id: `${user.group}/${user.role.en}/${user.name}` })) };
}

/** The groups that have operations ready, in the order of the bar. */
export function groupsOf(config) {
  return GROUPS.filter((group) => config.tabs.some((tab) => tab.group === group));
}

/** Who asks for an operation of this group: the present user if of the group, else its first; nobody for the public ones. */
export function fittingUser(config, group, present) {
  if (group === 'public') return '';
  const users = config.users.filter((user) => user.group === group);
  return (users.find((user) => user.id === present) ?? users[0])?.id ?? present;
}
