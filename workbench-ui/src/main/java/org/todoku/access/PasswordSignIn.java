package org.todoku.access;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs a person in by name and password. What is wrong is never told apart: an unknown name, a
 * wrong password, a closed account and a demonstration account outside of the demonstration look
 * the same from outside, and take the same time.
 */
@Component
public class PasswordSignIn implements AuthenticationProvider {
  private static final int LONGEST_NAME = 200;

  private final Users users;
  private final PasswordEncoder passwords;
  private final SignInThrottle throttle;
  private final AuditLog audit;
  private final boolean demonstration;
  private final String hashOfNobody;

  PasswordSignIn(
      Users users,
      PasswordEncoder passwords,
      SignInThrottle throttle,
      AuditLog audit,
      @Value("${todoku.demo:false}") boolean demonstration) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
    this.demonstration = demonstration;
    this.hashOfNobody = String.valueOf(passwords.encode("nobody"));
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String login = normalized(attempt.getName());
    String password = String.valueOf(attempt.getCredentials());
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
                && details.getRemoteAddress() != null
            ? details.getRemoteAddress()
            : "";
    if (throttle.refuses(login, address)) {
      throw new LockedException("too many failures");
    }
    Optional<User> user = users.find(login);
    String hash = user.flatMap(found -> users.passwordHash(login)).orElse(hashOfNobody);
    boolean right = passwords.matches(password, hash);
    if (!right || user.isEmpty() || !mayEnter(user.get())) {
      throttle.failed(login, address);
      audit.record(
          AuditEvent.by(user.map(User::login).orElse(AuditEvent.UNKNOWN), "access.signInFailed"));
      throw new BadCredentialsException("no such name and password");
    }
    throttle.succeeded(login, address);
    CurrentUser current = CurrentUser.of(user.get());
    audit.record(AuditEvent.by(current, "access.signedIn"));
    List<SimpleGrantedAuthority> authorities =
        current.roles().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
            .toList();
    return UsernamePasswordAuthenticationToken.authenticated(current, null, authorities);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private boolean mayEnter(User user) {
    return user.enabled() && (demonstration || !user.demonstration());
  }

  private static String normalized(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
  }
}
