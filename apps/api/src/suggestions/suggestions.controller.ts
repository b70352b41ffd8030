import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { sectionSuggestions, suggestionChange, suggestionDecision, type SuggestionChange, type SuggestionDecisionAsked } from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { Suggestions } from './suggestions.service';

@Controller('sections/:id/suggestions')
export class SuggestionsController {
  constructor(private readonly suggestions: Suggestions) {}

  @Get()
  @Answers({ summary: 'The open suggestions of a section in the order of its text, and what was decided', answer: sectionSuggestions })
  list(@Who() who: SignedIn, @IdParam() id: string) {
    return this.suggestions.list(id, who.personId);
  }

  @Post('decisions')
  @HttpCode(200)
  @Answers({
    summary: 'Accepts, rejects or withdraws suggestions: all that are named, or none',
    answer: sectionSuggestions,
    problems: ['not-allowed', 'wrong-state'],
  })
  decide(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: suggestionDecision }) asked: SuggestionDecisionAsked) {
    return this.suggestions.decide(id, asked, who.personId);
  }

  @Patch(':suggestion')
  @Answers({ summary: 'The author’s remark with a suggestion', answer: sectionSuggestions, problems: ['not-allowed', 'wrong-state'] })
  change(
    @Who() who: SignedIn,
    @IdParam() sectionId: string,
    @IdParam('suggestion') id: string,
    @Body({ schema: suggestionChange }) change: SuggestionChange,
  ) {
    return this.suggestions.change({ sectionId, id, change }, who.personId);
  }
}
