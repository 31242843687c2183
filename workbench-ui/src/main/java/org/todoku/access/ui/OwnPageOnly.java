package org.todoku.access.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a sign-in that the page of another site sends: somebody could otherwise be signed in,
 * unseen, under a stranger's name. Vaadin leaves this one request out of its protection against
 * forgery.
 */
final class OwnPageOnly extends OncePerRequestFilter {
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || !request.getServletPath().equals("/" + SignInView.PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isForeign(request)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Browsers say where a request comes from; older ones, or those without TLS, by Origin only. */
  private static boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin != null && !request.getServerName().equalsIgnoreCase(host(origin));
  }

  private static @Nullable String host(String origin) {
    try {
      return new URI(origin).getHost();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
