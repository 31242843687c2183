package org.todoku.access.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.Filter;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.todoku.testing.UseTestDatabase;

/** What the web server answers before any page is made. */
@SpringBootTest(properties = "todoku.demo=true")
@UseTestDatabase
class WebSecurityTest {
  @Autowired WebApplicationContext context;

  @Autowired
  @Qualifier("springSecurityFilterChain")
  Filter security;

  private MockMvc web;

  @BeforeEach
  void a_web_server_runs() {
    web = MockMvcBuilders.webAppContextSetup(context).addFilters(security).build();
  }

  @Test
  void whoever_is_not_signed_in_is_led_to_the_sign_in_page() throws Exception {
    web.perform(get("/")).andExpect(redirectedUrl("http://localhost/login"));
    web.perform(get("/rules")).andExpect(redirectedUrl("http://localhost/login"));
    web.perform(get("/no-such-page")).andExpect(redirectedUrl("http://localhost/login"));
  }

  @Test
  void answers_tell_the_browser_to_trust_nobody_else() throws Exception {
    MockHttpServletResponse answer = web.perform(get("/")).andReturn().getResponse();

    assertThat(answer.getHeader("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.getHeader("Cache-Control")).contains("no-store");
  }

  @Test
  void the_right_password_leads_in_under_a_new_session_id() throws Exception {
    MockHttpSession session = new MockHttpSession();
    String before = session.getId();

    MvcResult answer =
        web.perform(signIn(session, "caseworker", "todoku-demo", "10.1.0.1")).andReturn();

    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/");
    assertThat(session.getId()).isNotEqualTo(before);
    SecurityContext entered =
        (SecurityContext)
            session.getAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    assertThat(entered.getAuthentication().getName()).isEqualTo("caseworker");
  }

  @Test
  void a_sign_in_that_another_site_sends_is_refused() throws Exception {
    web.perform(
            post("/login").param("username", "caseworker").param("password", "todoku-demo"))
        .andExpect(status().isForbidden());
  }

  @Test
  void after_a_wrong_password_the_page_says_so_and_after_five_it_asks_to_wait() throws Exception {
    String name = "nobody-" + UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      web.perform(signIn(new MockHttpSession(), name, "wrong", "10.1.0.2"))
          .andExpect(redirectedUrl("/login?problem=refused"));
    }

    web.perform(signIn(new MockHttpSession(), name, "wrong", "10.1.0.2"))
        .andExpect(redirectedUrl("/login?problem=wait"));
  }

  /** A sign-in from the page's own form. */
  private static MockHttpServletRequestBuilder signIn(
      MockHttpSession session, String name, String password, String address) {
    MockHttpServletRequest page = new MockHttpServletRequest();
    page.setSession(session);
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    CsrfToken kept = tokens.generateToken(page);
    tokens.saveToken(kept, page, new MockHttpServletResponse());
    new XorCsrfTokenRequestAttributeHandler()
        .handle(page, new MockHttpServletResponse(), () -> kept);
    CsrfToken shown = (CsrfToken) page.getAttribute("_csrf");
    return post("/login")
        .session(session)
        .with(
            request -> {
              request.setRemoteAddr(address);
              return request;
            })
        .param(shown.getParameterName(), shown.getToken())
        .param("username", name)
        .param("password", password);
  }
}
