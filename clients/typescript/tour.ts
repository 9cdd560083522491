// What a developer does with the client that openapi-generator makes of openapi/openapi.yaml: every step prints what it found and fails when
// that is not so. GeneratedClientsIT runs it against the service with its seed: node tour.js ADDRESS TOKEN
import { Basis, Configuration, FrontDoorApi, Problem, ProblemFromJSON, ProjectKind, ProjectsApi, ProjectStatus, ResponseError } from './index';

declare const process: { argv: string[]; exitCode?: number };

const [address, token] = process.argv.slice(2);
const open = new Configuration({ basePath: address });
const projects = new ProjectsApi(open);

function check(holds: boolean): void {
  if (!holds) throw new Error('it is not as it should be');
}

function say(step: string, found: string): void {
  console.log(`${step}: ${found}`);
}

/** The answer to a call that is answered with anything but 2xx. */
async function failure(call: Promise<unknown>): Promise<Response> {
  try {
    await call;
  } catch (answer) {
    if (answer instanceof ResponseError) return answer.response;
    throw answer;
  }
  throw new Error('it was answered');
}

async function frontDoor(): Promise<number> {
  const door = await new FrontDoorApi(open).getFrontDoor({});
  say('front door', `${door.name}, ${door.counts.projects} projects, ${door.links.projects}`);
  check(door.counts.projects > 40 && door.revision.number > 0 && door.licence === 'dl-de/zero-2-0');
  return door.counts.projects;
}

async function filteredList(): Promise<void> {
  const page = await projects.listProjects({ age: ['2'], facets: ['topic', 'status'], size: 5 });
  const first = page.items[0];
  const topics = page.facets!.topic;
  say('age 2', `${page.page.totalItems} projects; ${first.title} (${JSON.stringify(first.match)}); ${topics[0].name} ${topics[0].count}`);
  check(page.page.totalItems === 19 && page.items.length === 5 && first.match!.age !== undefined);
  check(first.status !== undefined && topics.some((topic) => topic.count! > 0));
}

async function pagesToTheEnd(all: number): Promise<void> {
  const slugs = new Set<string>();
  let pages = 0;
  for (let number: number | undefined = 1; number !== undefined; ) {
    const page = await projects.listProjects({ page: number, fields: ['slug'] });
    page.items.forEach((project) => slugs.add(project.slug!));
    pages++;
    const next: string | null = page.links.next ? new URL(page.links.next, address).searchParams.get('page') : null;
    number = next === null ? undefined : Number(next);
  }
  say('pages', `${slugs.size} projects on ${pages} pages`);
  check(slugs.size === all && pages === Math.ceil(all / 20));
}

async function sameAnswerAgain(): Promise<void> {
  const first = await projects.getProjectRaw({ slug: 'windel-cafe-b3' });
  const etag = first.raw.headers.get('ETag')!;
  const known = await failure(projects.getProject({ slug: 'windel-cafe-b3', ifNoneMatch: etag }));
  say('again', `${known.status} for ${etag}`);
  const project = await first.value();
  check(known.status === 304 && project.ageToMonths === 36 && project.ageBasis === Basis.Stated);
}

async function problem(): Promise<void> {
  const refused = await failure(projects.listProjects({ size: 500 }));
  const told: Problem = ProblemFromJSON(await refused.json());
  say('problem', `${refused.status} ${told.title}: ${told.errors![0].parameter}`);
  check(refused.status === 400 && told.status === 400 && told.type.endsWith('/problems/invalid-parameter'));
  check(told.errors![0].parameter === 'size' && told.errors![0].code === 'out-of-range');
}

async function write(): Promise<void> {
  const editor = new ProjectsApi(new Configuration({ basePath: address, accessToken: token }));
  const created = await editor.createProjectRaw({
    projectInput: {
      kind: ProjectKind.Offer,
      title: 'Vorlesen im Park (TypeScript)',
      status: ProjectStatus.Running,
      topics: ['sprache'],
      actionAreas: [{ slug: 'nette', basis: Basis.Stated }],
      costs: '5 Euro',
    },
  });
  const project = await created.value();
  const slug = project.slug!;
  check(created.raw.status === 201 && project.actionAreas![0].name === 'Nette');
  check((await failure(editor.patchProject({ slug, projectPatch: { costs: 'kostenlos' } }))).status === 428);
  const patched = await editor.patchProjectRaw({ slug, ifMatch: created.raw.headers.get('ETag')!, projectPatch: { costs: 'kostenlos' } });
  const changed = await patched.value();
  check(changed.costs === 'kostenlos' && changed.version === 2);
  // null takes a value away; what is not set is not touched
  const emptied = await editor.patchProjectRaw({ slug, ifMatch: patched.raw.headers.get('ETag')!, projectPatch: { costs: null } });
  check((await emptied.value()).costs === null);
  await editor.deleteProjectRaw({ slug, ifMatch: emptied.raw.headers.get('ETag')! });
  check((await failure(editor.getProject({ slug }))).status === 410);
  say('write', `${slug} created, changed twice and deleted`);
}

async function tour(): Promise<void> {
  const all = await frontDoor();
  await filteredList();
  await pagesToTheEnd(all);
  await sameAnswerAgain();
  await problem();
  await write();
}

tour().catch((failed) => {
  console.error(failed);
  process.exitCode = 1;
});
