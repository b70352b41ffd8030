import { Body, Controller, Delete, HttpCode, Param, Patch } from '@nestjs/common';
import { memberChange, type MemberChange } from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { MembersService } from './members.service';

@Controller('dossiers/:slug/members/:membershipId')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Delete()
  @HttpCode(204)
  @Answers({
    summary: 'Ends a membership, also in rooms that are open',
    problems: ['not-allowed', 'wrong-state'],
  })
  remove(
    @Who() who: SignedIn,
    @Param('slug') slug: string,
    @IdParam('membershipId') membershipId: string,
  ) {
    return this.members.remove(slug, membershipId, who.personId);
  }

  @Patch()
  @HttpCode(204)
  @Answers({ summary: 'Gives a member another role', problems: ['not-allowed', 'wrong-state'] })
  changeRole(
    @Who() who: SignedIn,
    @Param('slug') slug: string,
    @IdParam('membershipId') membershipId: string,
    @Body({ schema: memberChange }) { role }: MemberChange,
  ) {
    return this.members.changeRole(slug, membershipId, { role, person: who.personId });
  }
}
