package org.todoku.access.ui;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.todoku.access.RecordedSignOut;

/**
 * What the web server answers to whom. Everything needs a sign-in but the sign-in page and static
 * files; cross-site request forgery and session fixation are guarded against as Spring Security and
 * Vaadin do by default.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

  /**
   * Vaadin's client evaluates code of its own and sets styles inline; nothing comes from elsewhere.
   */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'"
          + " 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  private static final String UNUSED_FEATURES =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  @Bean
  SecurityFilterChain filterChain(
      HttpSecurity http, VaadinDefaultRequestCache askedFor, RecordedSignOut signOut) {
    askedFor.setDelegateRequestCache(addressAsItIs());
    http.authorizeHttpRequests(
        requests ->
            requests
                .requestMatchers("/css/**", "/js/**", "/lumo/**", "/webjars/**", "/images/**")
                .permitAll());
    http.headers(
        headers ->
            headers
                .withObjectPostProcessor(beforeTheAnswer())
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(UNUSED_FEATURES)));
    http.addFilterBefore(new OwnPageOnly(), UsernamePasswordAuthenticationFilter.class);
    http.formLogin(
        form -> form.loginPage("/" + SignInView.PATH).permitAll().failureHandler(failureHandler()));
    // An address that leads nowhere is answered by a page that says so.
    http.with(
        VaadinSecurityConfigurer.vaadin(),
        vaadin ->
            vaadin
                .loginView(SignInView.class)
                .anyRequest(request -> request.authenticated())
                .addLogoutHandler(signOut));
    return http.build();
  }

  /**
   * Leads to the address that was asked for without adding to it; null means so, by its contract.
   */
  @SuppressWarnings("NullAway")
  private static RequestCache addressAsItIs() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  /** Vaadin's pages are forwarded to, which ends the answer before headers are usually written. */
  private static ObjectPostProcessor<HeaderWriterFilter> beforeTheAnswer() {
    return new ObjectPostProcessor<>() {
      @Override
      public <T extends HeaderWriterFilter> T postProcess(T filter) {
        filter.setShouldWriteHeadersEagerly(true);
        return filter;
      }
    };
  }

  private static AuthenticationFailureHandler failureHandler() {
    return (request, response, failure) ->
        response.sendRedirect(
            request.getContextPath()
                + "/"
                + SignInView.PATH
                + "?"
                + SignInView.PROBLEM
                + "="
                + problem(failure).word());
  }

  private static SignInProblem problem(AuthenticationException failure) {
    if (failure instanceof LockedException) {
      return SignInProblem.WAIT;
    }
    if (failure instanceof BadCredentialsException) {
      return SignInProblem.REFUSED;
    }
    LOG.error("nobody can sign in", failure);
    return SignInProblem.UNAVAILABLE;
  }
}
