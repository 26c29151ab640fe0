package dev.wsstress.render.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A tab, driven over the DevTools protocol. */
final class Tab implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 30;

  private final StringBuilder partial = new StringBuilder();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Tab() {}

  static Tab open(URI target) {
    Tab tab = new Tab();
    tab.socket.complete(
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(target, tab).join());
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.call(domain + ".enable", Map.of());
    }
    return tab;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String whole = partial.toString();
      partial.setLength(0);
      receive(whole);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void receive(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asInt(-1));
      if (waiting != null) {
        waiting.complete(message);
      } else {
        events.add(message);
      }
      if ("Page.loadEventFired".equals(message.path("method").textValue())) {
        loaded.complete(null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a method and waits for its answer. */
  JsonNode call(String method, Map<String, ?> parameters) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    ObjectNode message = JSON.createObjectNode().put("id", number).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    socket.join().sendText(message.toString(), true).join();
    JsonNode result = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result);
    }
    return result.path("result");
  }

  /** Sets the window's width and the scheme of colours. */
  void appear(int width, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    Map<String, String> colours = Map.of("name", "prefers-color-scheme", "value", scheme);
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(colours)));
  }

  /** Opens a file and waits until it is loaded. What was seen before is forgotten. */
  void open(Path file) {
    events.clear();
    loaded = new CompletableFuture<>();
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** The value of an expression. */
  JsonNode evaluate(String expression) {
    JsonNode result =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result);
    }
    return result.path("result").path("value");
  }

  /** Everything that the page or the browser complained of. */
  List<String> complaints() {
    List<String> kinds =
        List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded");
    return events.stream()
        .filter(event -> kinds.contains(event.path("method").textValue()))
        .map(JsonNode::toString)
        .toList();
  }

  /** The addresses that were asked for. */
  List<String> requests() {
    return events.stream()
        .filter(event -> "Network.requestWillBeSent".equals(event.path("method").textValue()))
        .map(event -> event.at("/params/request/url").textValue())
        .toList();
  }
}
