package org.todoku.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Writes down who signed out. */
@Component
public class RecordedSignOut implements LogoutHandler {
  private final AuditLog audit;

  RecordedSignOut(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication left) {
    if (left != null && left.getPrincipal() instanceof CurrentUser user) {
      audit.record(AuditEvent.by(user, "access.signedOut"));
    }
  }
}
