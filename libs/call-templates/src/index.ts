export { callTemplate } from './call-template';
export type { CallTemplate } from './call-template';
export { sectionTemplate } from './section-template';
export type { SectionTemplate } from './section-template';
export { sectionInstances } from './section-instances';
export type { SectionInstance, TemplatePartner } from './section-instances';
export { sectionDefinitionOf } from './section-definition';
export { iedereenDigitaal2021 } from './iedereen-digitaal-2021/template';
