package org.todoku.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says who is signed in where the calling thread works: in a request, or in {@code ui.access}.
 * Other threads work for nobody; hand them the {@link CurrentUser}.
 */
@Component
public class SignedIn {

  /** The person who is signed in, or empty. */
  public Optional<CurrentUser> find() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
        ? Optional.of(user)
        : Optional.empty();
  }

  /**
   * The person who is signed in.
   *
   * @throws IllegalStateException if nobody is
   */
  public CurrentUser user() {
    return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }
}
