import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Barred, PeopleLinks, PeopleSection, PersonPanel, personIn } from "@/app/moderation/people-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { requireSiteModerator, SITE } from "@/app/moderation/site-scope";
import { SiteScreen } from "@/app/moderation/site-screen";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { AppError } from "@/core/errors";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { findPeople, getSitePerson } from "@/server/moderation/find-people";
import { listSiteTeam } from "@/server/moderation/site-team";
import type { SignedInActor } from "@/server/session";

const words = moderationOffice.people;

export const metadata: Metadata = { title: moderationScreens.nav.people };

export default async function SitePeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireSiteModerator("/moderation/people");
  const query = await searchParams;
  const personId = personIn(query.person);
  const search = typeof query.find === "string" ? query.find : "";
  return (
    <SiteScreen actor={actor} intro={words.introSite}>
      {personId ? (
        <Person actor={actor} personId={personId} />
      ) : (
        <div className="flex max-w-2xl flex-col gap-10">
          <form action="/moderation/people" className="flex flex-wrap items-end gap-2">
            <TextField
              type="search"
              name="find"
              label={words.find}
              hint={words.findHint}
              defaultValue={search}
              maxLength={100}
            />
            <Button type="submit" className="mb-6.5 h-9">
              {words.submit}
            </Button>
          </form>
          {search ? <Found actor={actor} search={search} /> : null}
          <Barred actor={actor} scope={SITE} cursor={query.barred} />
          <Team actor={actor} />
        </div>
      )}
    </SiteScreen>
  );
}

async function Person({ actor, personId }: { actor: SignedInActor; personId: string }) {
  const member = await getSitePerson(actor, personId).catch((thrown) => {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  });
  return (
    <PersonPanel
      actor={actor}
      scope={SITE}
      placeName={moderationScreens.sanction.onSite}
      person={member.person}
      member={member}
    />
  );
}

async function Found({ actor, search }: { actor: SignedInActor; search: string }) {
  const people = await findPeople(actor, search);
  return people.length === 0 ? (
    <p className="text-soft">{words.nobody}</p>
  ) : (
    <PeopleLinks
      base="/moderation"
      people={people.map(({ person, role }) => ({
        person,
        note: role === "person" ? "" : words.role[role],
      }))}
    />
  );
}

async function Team({ actor }: { actor: SignedInActor }) {
  const { items } = await listSiteTeam(actor);
  return (
    <PeopleSection title={words.team}>
      <PeopleLinks
        base="/moderation"
        people={items.map(({ person, role }) => ({ person, note: words.role[role] }))}
      />
    </PeopleSection>
  );
}
