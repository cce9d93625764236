import { testRulePages } from '../support/rule-page-tests.ts';

testRulePages(id => id >= 'l');
