import { partnerId, personId } from '@samenpen/contracts';
import { placeAmongPeople, type DossierRecord } from './dossier-record';

const id = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('the place of a person among the people of a dossier', () => {
  it('is another one for each person, partner by partner, whatever the number of roles', () => {
    const [blankenberge, damme] = [partnerId.parse(id(1)), partnerId.parse(id(2))];
    const member = (partner: typeof damme, person: number) => ({
      partner,
      person: personId.parse(id(person)),
    });
    // Only what the place depends on; a record of the database holds more.
    const dossier = {
      partners: [{ id: blankenberge }, { id: damme }],
      members: [
        member(damme, 12),
        member(blankenberge, 10),
        member(blankenberge, 10),
        member(blankenberge, 11),
      ],
    } as unknown as DossierRecord;

    const places = [10, 11, 12].map((person) => placeAmongPeople(dossier, id(person)));

    expect(places).toEqual([0, 1, 2]);
  });
});
