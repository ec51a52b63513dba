-- What learners gave responses before seeing the grader's marks is in the journal, as own_marked with JSON in `inserted`.
-- The report on the grader finds the exams it is in by this.
CREATE INDEX journal_own_marks ON journal (session) WHERE kind = 'own_marked';
