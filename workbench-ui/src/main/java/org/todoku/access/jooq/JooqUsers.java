package org.todoku.access.jooq;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.todoku.jooq.access.Tables.ACCOUNT;
import static org.todoku.jooq.access.Tables.ACCOUNT_ROLE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.Role;
import org.todoku.access.User;
import org.todoku.access.User.Colours;
import org.todoku.access.User.Preferences;
import org.todoku.access.Users;
import org.todoku.vocabulary.LocalizedText;

@Repository
class JooqUsers implements Users {
  private static final String ROLES = "roles";

  private final DSLContext dsl;

  JooqUsers(DSLContext dsl) {
    this.dsl = dsl;
  }

  @Override
  public Optional<User> find(String login) {
    return users(ACCOUNT.LOGIN.eq(login)).stream().findFirst();
  }

  @Override
  public List<User> all() {
    return users(DSL.noCondition());
  }

  @Override
  public Optional<String> passwordHash(String login) {
    return dsl.select(ACCOUNT.PASSWORD_HASH)
        .from(ACCOUNT)
        .where(ACCOUNT.LOGIN.eq(login))
        .fetchOptional(ACCOUNT.PASSWORD_HASH);
  }

  @Override
  public boolean isEmpty() {
    return !dsl.fetchExists(ACCOUNT);
  }

  @Override
  @Transactional
  public void save(User user, String passwordHash, Instant at) {
    dsl.insertInto(ACCOUNT)
        .set(ACCOUNT.LOGIN, user.login())
        .set(ACCOUNT.NAME_JA, user.name().ja())
        .set(ACCOUNT.NAME_EN, user.name().en())
        .set(ACCOUNT.PASSWORD_HASH, passwordHash)
        .set(ACCOUNT.ENABLED, user.enabled())
        .set(ACCOUNT.DEMONSTRATION, user.demonstration())
        .set(ACCOUNT.CUSTODIAN, user.custodian())
        .set(ACCOUNT.CREATED_AT, at.atOffset(ZoneOffset.UTC))
        .onConflict(ACCOUNT.LOGIN)
        .doUpdate()
        .set(ACCOUNT.NAME_JA, user.name().ja())
        .set(ACCOUNT.NAME_EN, user.name().en())
        .set(ACCOUNT.PASSWORD_HASH, passwordHash)
        .set(ACCOUNT.ENABLED, user.enabled())
        .set(ACCOUNT.DEMONSTRATION, user.demonstration())
        .set(ACCOUNT.CUSTODIAN, user.custodian())
        .execute();
    dsl.deleteFrom(ACCOUNT_ROLE).where(ACCOUNT_ROLE.LOGIN.eq(user.login())).execute();
    for (Role role : user.orderedRoles()) {
      dsl.insertInto(ACCOUNT_ROLE)
          .set(ACCOUNT_ROLE.LOGIN, user.login())
          .set(ACCOUNT_ROLE.ROLE, role.word())
          .execute();
    }
  }

  @Override
  public void savePasswordHash(String login, String passwordHash) {
    dsl.update(ACCOUNT)
        .set(ACCOUNT.PASSWORD_HASH, passwordHash)
        .where(ACCOUNT.LOGIN.eq(login))
        .execute();
  }

  @Override
  public void savePreferences(String login, Preferences preferences) {
    Colours colours = preferences.colours();
    dsl.update(ACCOUNT)
        .set(ACCOUNT.LANGUAGE, preferences.language())
        .set(ACCOUNT.COLOURS, colours == null ? null : colours.word())
        .where(ACCOUNT.LOGIN.eq(login))
        .execute();
  }

  private List<User> users(Condition condition) {
    var roles =
        multiset(
                select(ACCOUNT_ROLE.ROLE)
                    .from(ACCOUNT_ROLE)
                    .where(ACCOUNT_ROLE.LOGIN.eq(ACCOUNT.LOGIN)))
            .as(ROLES)
            .convertFrom(rows -> rows.getValues(ACCOUNT_ROLE.ROLE));
    return dsl.select(
            ACCOUNT.LOGIN,
            ACCOUNT.NAME_JA,
            ACCOUNT.NAME_EN,
            ACCOUNT.CUSTODIAN,
            ACCOUNT.ENABLED,
            ACCOUNT.DEMONSTRATION,
            ACCOUNT.LANGUAGE,
            ACCOUNT.COLOURS,
            roles)
        .from(ACCOUNT)
        .where(condition)
        .orderBy(ACCOUNT.LOGIN)
        .fetch(row -> user(row, row.get(roles)));
  }

  private static User user(Record row, List<String> roleWords) {
    Set<Role> roles = new HashSet<>();
    roleWords.forEach(word -> Role.of(word).ifPresent(roles::add));
    return new User(
        row.get(ACCOUNT.LOGIN),
        new LocalizedText(row.get(ACCOUNT.NAME_JA), row.get(ACCOUNT.NAME_EN)),
        roles,
        row.get(ACCOUNT.CUSTODIAN),
        row.get(ACCOUNT.ENABLED),
        row.get(ACCOUNT.DEMONSTRATION),
        new Preferences(row.get(ACCOUNT.LANGUAGE), colours(row.get(ACCOUNT.COLOURS))));
  }

  private static @Nullable Colours colours(@Nullable String word) {
    return Arrays.stream(Colours.values())
        .filter(colours -> colours.word().equals(word))
        .findFirst()
        .orElse(null);
  }
}
