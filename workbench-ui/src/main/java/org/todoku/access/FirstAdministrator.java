package org.todoku.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.todoku.access.User.Preferences;
import org.todoku.vocabulary.LocalizedText;

/**
 * Outside of the demonstration, lets somebody into a database that nobody may enter yet: an
 * administrator whose random password is written to the log once.
 */
@Component
@ConditionalOnProperty(name = "todoku.demo", havingValue = "false", matchIfMissing = true)
class FirstAdministrator implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
  private static final int PASSWORD_BYTES = 12;

  private final Users users;
  private final PasswordEncoder passwords;
  private final Clock clock;

  FirstAdministrator(Users users, PasswordEncoder passwords, Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (users.all().stream().anyMatch(user -> !user.demonstration())) {
      return;
    }
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    User administrator =
        new User(
            "administrator",
            new LocalizedText("システム管理者", "Administrator"),
            Set.of(Role.ADMINISTRATOR),
            null,
            true,
            false,
            Preferences.NONE);
    users.save(administrator, String.valueOf(passwords.encode(password)), clock.instant());
    LOG.info(
        "Created the first administrator. Sign in as \"{}\" with the password {} (shown only this once).",
        administrator.login(),
        password);
  }
}
