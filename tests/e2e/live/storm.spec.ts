import { expect } from "@playwright/test";
import { insertGroup, PUBLIC_GROUP } from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";
import { startCutOffServer } from "../support/cut-off-database";
import { test } from "../support/fixtures";
import { StormClient, sleep, writeStorm } from "./storm";

const EVENTS = 10_000;

test("through 10,000 events, random disconnects, a restart and lost database connections, over two processes, everyone ends with what the database holds for them", async ({
  db,
  baseURL,
  makePerson,
  makeArticle,
}) => {
  test.setTimeout(180_000);
  const databaseUrl = process.env.TEST_DATABASE_URL;
  if (!databaseUrl) throw new Error("TEST_DATABASE_URL is not set; `npm test` sets it.");
  const [article, author, member, stranger] = [
    await makeArticle(),
    await makePerson("Ann Writer"),
    await makePerson("Bob Member"),
    await makePerson("Cy Stranger"),
  ];
  const group = await insertGroup(db, { [author.id]: "owner", [member.id]: "member" });
  const cookie = async (person: typeof author) => {
    const { name, value } = await sessionCookie(person);
    return `${name}=${value}`;
  };
  let second = await startCutOffServer(databaseUrl);
  const servers = [baseURL ?? "", second.url];
  try {
    const clients = [
      new StormClient(servers, article, { cookie: "", groupId: PUBLIC_GROUP }),
      new StormClient(servers, article, { cookie: await cookie(author), groupId: PUBLIC_GROUP }),
      new StormClient(servers, article, { cookie: await cookie(author), groupId: group.id }),
      new StormClient(servers, article, { cookie: await cookie(member), groupId: group.id }),
      new StormClient(servers, article, { cookie: await cookie(stranger), groupId: PUBLIC_GROUP }),
    ];
    const running = clients.map((client) => client.run());
    // On a slow machine it takes longer until each was cut off and came back so often.
    const until = () => clients.every((client) => client.connections > 3);
    const writing = writeStorm(db, article, author.id, [PUBLIC_GROUP, group.id, null], {
      events: EVENTS,
      until,
    });

    // Meanwhile one process loses its database for a moment, and then is restarted altogether.
    await sleep(1_000);
    await second.cut();
    await sleep(500);
    await second.mend();
    await sleep(1_000);
    const { port } = new URL(second.url);
    await second.stop();
    second = await startCutOffServer(databaseUrl, Number(port));

    await writing;
    const { rows } = await db.query(`SELECT seq FROM "Stream" WHERE "articleId" = $1`, [article.id]);
    const seq = Number(rows[0].seq);
    expect(seq).toBeGreaterThanOrEqual(EVENTS);
    for (const client of clients) await client.settle(seq);
    await Promise.all(running);
    for (const client of clients) {
      expect(client.connections).toBeGreaterThan(3);
      const truth = await client.truth();
      expect(Object.keys(truth).length).toBeGreaterThan(100);
      expect(client.holds()).toEqual(truth);
    }
    // They did not all see the same.
    const sizes = new Set(clients.map((client) => Object.keys(client.holds()).length));
    expect(sizes.size).toBeGreaterThan(2);
  } finally {
    await second.stop();
  }
});
