package org.todoku.story;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed-in person without a browser, on loopback: speaks with the board as its page in a browser
 * does, so that many can work at once on a small machine.
 */
final class BoardVisitor {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CSRF =
      Pattern.compile("name=\"_csrf(?:_parameter)?\" content=\"([^\"]+)\"");
  private static final int UNSAFE = 400;

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final String address;
  private String security = "";
  private int ui;
  private int sync;
  private int client;
  private int page;

  BoardVisitor(String address) {
    this.address = address;
  }

  void signIn(String login, String password) throws IOException, InterruptedException {
    String form = get("/login");
    Matcher token = CSRF.matcher(form);
    String csrf = "";
    while (token.find()) {
      if (token.group().contains("\"_csrf\"")) {
        csrf = token.group(1);
      }
    }
    String body =
        "username=" + encoded(login) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.uri().getPath().contains("login")) {
      throw new IOException(login + " could not sign in: " + answer.statusCode());
    }
  }

  /** Opens the board; gives the milliseconds until its cards are here. */
  long open(String query) throws IOException, InterruptedException {
    long began = System.nanoTime();
    JsonNode start = JSON.readTree(get("/?v-r=init&location=board&query=" + encoded(query)));
    JsonNode config = start.path("appConfig");
    ui = config.path("v-uiId").asInt();
    JsonNode first = config.path("uidl");
    security = first.path("Vaadin-Security-Key").asString("");
    sync = first.path("syncId").asInt();
    JsonNode board =
        send(
            """
            {"type":"event","node":1,"event":"ui-navigate","data":{"route":"board","query":%s,
             "appShellTitle":"","historyState":null,"trigger":""}}\
            """
                .formatted(JSON.writeValueAsString(query)));
    int cards = 0;
    for (JsonNode change : board.path("changes")) {
      boolean tag = change.path("key").asString("").equals("tag");
      if (tag && change.path("value").asString("").equals("main")) {
        page = change.path("node").asInt();
      }
      if (change.path("key").asString("").equals("data-card")) {
        cards++;
      }
    }
    if (page == 0 || cards == 0) {
      throw new IOException("no board was shown: " + board.propertyNames());
    }
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /**
   * Presses a number key on a card; gives the milliseconds until the page shows what came of it.
   */
  long press(long card, int key) throws IOException, InterruptedException {
    long began = System.nanoTime();
    send(
        """
        {"type":"publishedEventHandler","node":%d,"templateEventMethodName":"pressed",
         "templateEventMethodArgs":["%d",%d],"promise":0}\
        """
            .formatted(page, card, key));
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  private JsonNode send(String call) throws IOException, InterruptedException {
    String body =
        "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":%d,\"clientId\":%d}"
            .formatted(security, call, sync, client++);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address + "/?v-r=uidl&v-uiId=" + ui))
                .header("Content-Type", "application/json; charset=UTF-8")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= UNSAFE) {
      throw new IOException("answered " + answer.statusCode());
    }
    JsonNode read = JSON.readTree(answer.body().replaceFirst("^for\\(;;\\);", ""));
    JsonNode said = read.isArray() ? read.path(0) : read;
    sync = said.path("syncId").asInt(sync);
    if (said.path("meta").has("appError") || said.path("meta").has("sessionExpired")) {
      throw new IOException("the page failed: " + said.path("meta"));
    }
    return said;
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
