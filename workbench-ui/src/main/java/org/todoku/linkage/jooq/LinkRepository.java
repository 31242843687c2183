package org.todoku.linkage.jooq;

import static org.todoku.jooq.linkage.Tables.CHILD;
import static org.todoku.jooq.linkage.Tables.IDENTITY_QUESTION;
import static org.todoku.jooq.linkage.Tables.LINK;
import static org.todoku.jooq.linkage.Tables.SUBJECT;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectSeekStep2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.linkage.tables.Subject;
import org.todoku.jooq.linkage.tables.records.IdentityQuestionRecord;
import org.todoku.linkage.IdentityQuestion;
import org.todoku.linkage.IdentityQuestion.State;
import org.todoku.linkage.LinkStore;

@Repository
class LinkRepository implements LinkStore {
  private static final Subject DESCRIBED = SUBJECT.as("described");
  private static final Subject REGISTERED = SUBJECT.as("registered");

  private final DSLContext dsl;

  LinkRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  @Override
  public <T> T link(Function<Transaction, T> work) {
    return dsl.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          transaction.execute("SELECT pg_advisory_xact_lock(hashtextextended('link', 0))");
          transaction.execute("SELECT linkage.gather_statistics()");
          T result = work.apply(new LinkTransaction(transaction));
          transaction.execute("SELECT linkage.gather_statistics()");
          return result;
        });
  }

  @Override
  public List<IdentityQuestion> questions(State state, int offset, int limit) {
    return select(IDENTITY_QUESTION.STATE.eq(state.word()))
        .offset(offset)
        .limit(limit)
        .fetch(LinkRepository::question);
  }

  @Override
  public int countQuestions(State state) {
    return dsl.fetchCount(IDENTITY_QUESTION, IDENTITY_QUESTION.STATE.eq(state.word()));
  }

  @Override
  public Optional<IdentityQuestion> question(long id) {
    return select(IDENTITY_QUESTION.ID.eq(id)).fetchOptional(LinkRepository::question);
  }

  private SelectSeekStep2<Record, BigDecimal, Long> select(Condition condition) {
    return dsl.select(IDENTITY_QUESTION.fields())
        .select(DESCRIBED.fields())
        .select(REGISTERED.fields())
        .from(IDENTITY_QUESTION)
        .join(DESCRIBED)
        .on(
            DESCRIBED.CUSTODIAN.eq(IDENTITY_QUESTION.CUSTODIAN),
            DESCRIBED.ID.eq(IDENTITY_QUESTION.SUBJECT))
        .join(CHILD)
        .on(CHILD.ID.eq(IDENTITY_QUESTION.CHILD))
        .join(REGISTERED)
        .on(REGISTERED.CUSTODIAN.eq(CHILD.CUSTODIAN), REGISTERED.ID.eq(CHILD.SUBJECT))
        .where(condition)
        .orderBy(IDENTITY_QUESTION.WEIGHT.desc(), IDENTITY_QUESTION.ID);
  }

  private static IdentityQuestion question(Record row) {
    OffsetDateTime decidedAt = row.get(IDENTITY_QUESTION.DECIDED_AT);
    Side described = side(row, DESCRIBED);
    Side registered = side(row, REGISTERED);
    boolean protectedFamily = described.dvProtected() || registered.dvProtected();
    return new IdentityQuestion(
        row.get(IDENTITY_QUESTION.ID),
        described.shown(protectedFamily),
        registered.shown(protectedFamily),
        row.get(IDENTITY_QUESTION.CHILD).toString(),
        row.get(IDENTITY_QUESTION.WEIGHT).doubleValue(),
        AgreementJson.read(row.get(IDENTITY_QUESTION.AGREEMENT).data()),
        state(row.get(IDENTITY_QUESTION.STATE)),
        row.get(IDENTITY_QUESTION.ASKED_AT).toInstant(),
        decidedAt == null ? null : decidedAt.toInstant(),
        row.get(IDENTITY_QUESTION.DECIDED_BY));
  }

  private static Side side(Record row, Subject of) {
    return new Side(
        new IdentityQuestion.Side(
            row.get(of.CUSTODIAN),
            row.get(of.SYSTEM),
            row.get(of.KEY),
            row.get(of.PERSON_ID),
            joined(row.get(of.FAMILY_NAME), row.get(of.GIVEN_NAME)),
            joined(row.get(of.FAMILY_KANA), row.get(of.GIVEN_KANA)),
            row.get(of.BIRTH_DATE),
            row.get(of.SEX),
            row.get(of.ADDRESS),
            Boolean.TRUE.equals(row.get(of.DV_PROTECTED))));
  }

  static @Nullable String joined(@Nullable String family, @Nullable String given) {
    if (family == null || given == null) {
      return family == null ? given : family;
    }
    return family + " " + given;
  }

  private static State state(String word) {
    for (State state : State.values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    throw new IllegalStateException("no state " + word);
  }

  @Override
  public boolean decide(long id, State decision, Instant at, String by) {
    OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
    return dsl.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          IdentityQuestionRecord question =
              transaction
                  .selectFrom(IDENTITY_QUESTION)
                  .where(IDENTITY_QUESTION.ID.eq(id), IDENTITY_QUESTION.STATE.eq(State.OPEN.word()))
                  .forUpdate()
                  .fetchOne();
          if (question == null) {
            return false;
          }
          if (decision == State.SAME && !linked(transaction, question, now, by)) {
            return false;
          }
          question.setState(decision.word());
          question.setDecidedAt(now);
          question.setDecidedBy(by);
          question.store();
          if (decision == State.SAME) {
            transaction
                .deleteFrom(IDENTITY_QUESTION)
                .where(
                    IDENTITY_QUESTION.CUSTODIAN.eq(question.getCustodian()),
                    IDENTITY_QUESTION.SUBJECT.eq(question.getSubject()),
                    IDENTITY_QUESTION.STATE.eq(State.OPEN.word()))
                .execute();
          }
          return true;
        });
  }

  /** Links what a person says is one; false if the subject is linked to another child already. */
  private static boolean linked(
      DSLContext transaction, IdentityQuestionRecord question, OffsetDateTime now, String by) {
    String system =
        transaction
            .select(SUBJECT.SYSTEM)
            .from(SUBJECT)
            .where(
                SUBJECT.CUSTODIAN.eq(question.getCustodian()), SUBJECT.ID.eq(question.getSubject()))
            .fetchSingle(SUBJECT.SYSTEM);
    return transaction
            .insertInto(LINK)
            .set(LINK.CUSTODIAN, question.getCustodian())
            .set(LINK.SUBJECT, question.getSubject())
            .set(LINK.SYSTEM, system)
            .set(LINK.CHILD, question.getChild())
            .set(LINK.BASIS, "person")
            .set(LINK.WEIGHT, BigDecimal.ONE)
            .set(LINK.DECIDED_AT, now)
            .set(LINK.DECIDED_BY, by)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @Override
  public boolean reopen(long id) {
    return dsl.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          IdentityQuestionRecord question =
              transaction
                  .selectFrom(IDENTITY_QUESTION)
                  .where(IDENTITY_QUESTION.ID.eq(id), IDENTITY_QUESTION.STATE.ne(State.OPEN.word()))
                  .forUpdate()
                  .fetchOne();
          if (question == null) {
            return false;
          }
          transaction
              .deleteFrom(LINK)
              .where(
                  LINK.CUSTODIAN.eq(question.getCustodian()),
                  LINK.SUBJECT.eq(question.getSubject()),
                  LINK.CHILD.eq(question.getChild()),
                  LINK.BASIS.eq("person"))
              .execute();
          question.setState(State.OPEN.word());
          question.setDecidedAt(null);
          question.setDecidedBy(null);
          question.store();
          return true;
        });
  }

  /** A side before it is known whether the address may be shown. */
  private record Side(IdentityQuestion.Side side) {
    boolean dvProtected() {
      return side.dvProtected();
    }

    IdentityQuestion.Side shown(boolean protectedFamily) {
      return new IdentityQuestion.Side(
          side.custodian(),
          side.system(),
          side.key(),
          side.personId(),
          side.name(),
          side.kana(),
          side.birthDate(),
          side.sex(),
          side.address(),
          protectedFamily);
    }
  }
}
