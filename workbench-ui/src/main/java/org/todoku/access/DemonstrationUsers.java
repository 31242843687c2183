package org.todoku.access;

import static org.todoku.access.User.Preferences.NONE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.todoku.vocabulary.LocalizedText;

/**
 * The fictional people of the demonstration municipality, one for each role, with one shared
 * password that the sign-in page shows. They exist, and can sign in, only where {@code todoku.demo}
 * is true.
 */
@Component
@ConditionalOnProperty(name = "todoku.demo", havingValue = "true")
public class DemonstrationUsers implements ApplicationRunner {
  private static final List<User> PEOPLE =
      List.of(
          person("policy", "青木 早苗", "Sanae Aoki", Role.POLICY_OFFICER, null),
          person("approver", "上野 正樹", "Masaki Ueno", Role.APPROVER, null),
          person("governance", "江口 典子", "Noriko Eguchi", Role.GOVERNANCE, null),
          person("custodian", "大西 健", "Ken Onishi", Role.CUSTODIAN, "education"),
          person("analyst", "川村 千尋", "Chihiro Kawamura", Role.ANALYST, null),
          person("caseworker", "木下 由美", "Yumi Kinoshita", Role.CASEWORKER, null),
          person("caseworker2", "菊地 葵", "Aoi Kikuchi", Role.CASEWORKER, null),
          person("supervisor", "久保 和也", "Kazuya Kubo", Role.SUPERVISOR, null),
          person("agency", "小池 真央", "Mao Koike", Role.AGENCY, null),
          person("auditor", "坂本 律子", "Ritsuko Sakamoto", Role.AUDITOR, null),
          person("admin", "島田 誠", "Makoto Shimada", Role.ADMINISTRATOR, null));

  private final Users users;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final String password;

  DemonstrationUsers(
      Users users,
      PasswordEncoder passwords,
      Clock clock,
      @Value("${todoku.demo.password:todoku-demo}") String password) {
    this.users = users;
    this.passwords = passwords;
    this.clock = clock;
    this.password = password;
  }

  /** The people, in the order of the roles. */
  public List<User> people() {
    return PEOPLE;
  }

  /** The password that they share. */
  public String password() {
    return password;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Optional<String> known =
        users
            .passwordHash(PEOPLE.getFirst().login())
            .filter(hash -> passwords.matches(password, hash));
    String hash = known.orElseGet(() -> String.valueOf(passwords.encode(password)));
    for (User person : PEOPLE) {
      Optional<User> existing = users.find(person.login());
      if (existing.isPresent() && !existing.get().demonstration()) {
        continue; // a real account of that name is left alone
      }
      boolean current =
          existing.filter(user -> sameButForPreferences(user, person)).isPresent()
              && users.passwordHash(person.login()).filter(hash::equals).isPresent();
      if (!current) {
        users.save(person, hash, clock.instant());
      }
    }
  }

  private static boolean sameButForPreferences(User one, User other) {
    return one.equals(
        new User(
            other.login(),
            other.name(),
            other.roles(),
            other.custodian(),
            other.enabled(),
            other.demonstration(),
            one.preferences()));
  }

  private static User person(
      String login, String ja, String en, Role role, @Nullable String custodian) {
    return new User(login, new LocalizedText(ja, en), Set.of(role), custodian, true, true, NONE);
  }
}
