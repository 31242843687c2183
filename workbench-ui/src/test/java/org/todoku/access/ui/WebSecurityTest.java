package org.todoku.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.todoku.testing.UseTestDatabase;

/** What the web server answers before any page is made. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"todoku.demo=true", "vaadin.productionMode=true"})
@UseTestDatabase
class WebSecurityTest {
  @LocalServerPort int port;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

  @AfterEach
  void the_browser_closes() {
    browser.close();
  }

  @Test
  void whoever_is_not_signed_in_is_led_to_the_sign_in_page() throws Exception {
    for (String address : new String[] {"/", "/rules", "/no-such-page"}) {
      HttpResponse<String> answer = get(address);

      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(location(answer)).isEqualTo("/login");
    }
  }

  @Test
  void answers_tell_the_browser_to_trust_nobody_else() throws Exception {
    HttpResponse<String> answer = get("/");

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void a_session_is_never_part_of_an_address() throws Exception {
    assertThat(get("/rules").headers().firstValue("Location").orElseThrow())
        .doesNotContain("jsessionid");
  }

  @Test
  void style_and_pictures_are_there_before_the_sign_in() throws Exception {
    assertThat(get("/css/todoku.css").body()).contains("--todoku-accent");
    assertThat(get("/images/todoku.svg").statusCode()).isEqualTo(200);
  }

  @Test
  void the_right_password_leads_in_under_a_new_session_id() throws Exception {
    get("/");
    String before = session();

    HttpResponse<String> answer = signIn("caseworker", "todoku-demo");

    assertThat(location(answer)).isEqualTo("/");
    assertThat(session()).isNotEqualTo(before);
  }

  @Test
  void a_person_comes_to_the_page_that_they_asked_for() throws Exception {
    get("/rules?need=poverty");

    HttpResponse<String> answer = signIn("policy", "todoku-demo");

    assertThat(location(answer)).isEqualTo("/rules?need=poverty");
  }

  @Test
  void a_sign_in_that_another_site_sends_is_refused() throws Exception {
    assertThat(signIn("caseworker", "todoku-demo", "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(
            signIn("caseworker", "todoku-demo", "Origin", "https://elsewhere.example").statusCode())
        .isEqualTo(403);
    assertThat(location(signIn("caseworker", "todoku-demo", "Sec-Fetch-Site", "same-origin")))
        .isEqualTo("/");
  }

  @Test
  void after_a_wrong_password_the_page_says_so_and_after_five_it_asks_to_wait() throws Exception {
    String name = "nobody-" + UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      assertThat(location(signIn(name, "wrong"))).isEqualTo("/login?problem=refused");
    }

    assertThat(location(signIn(name, "wrong"))).isEqualTo("/login?problem=wait");
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(at(address)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> signIn(String name, String password, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString("username=" + form(name) + "&password=" + form(password)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("JSESSIONID"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** Where an answer leads, without the server's name. */
  private static String location(HttpResponse<String> answer) {
    URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return location.getRawQuery() == null
        ? location.getRawPath()
        : location.getRawPath() + "?" + location.getRawQuery();
  }

  private URI at(String address) {
    return URI.create("http://localhost:" + port + address);
  }

  private static String form(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
