package io.github.foldwise.keras.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerializedTest {
  /** As Keras 3.15.1 writes them, and hand-written ones without a module. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      nullValues = "none",
      value = {
        "\"l2\";l2",
        "{\"module\":\"keras.regularizers\",\"class_name\":\"L2\",\"registered_name\":null};L2",
        "{\"module\":\"keras\",\"class_name\":\"Sequential\"};Sequential",
        "{\"class_name\":\"L2\"};L2",
        "{\"module\":null,\"class_name\":\"L2\",\"registered_name\":\"mine>L2\"};none",
        "{\"module\":\"keras.regularizers\",\"class_name\":\"L2\",\"registered_name\":\">L2\"};none",
        "{\"module\":\"__main__\",\"class_name\":\"L2\",\"registered_name\":\"L2\"};none",
        "{\"module\":\"keras_of_mine\",\"class_name\":\"L2\"};none",
        "{\"module\":\"builtins\",\"class_name\":\"function\",\"config\":\"relu\"};none",
      })
  void a_class_is_keras_s_by_its_module_and_not_by_its_name(String json, String name)
      throws JsonProcessingException {
    JsonNode node = JsonMapper.builder().build().readTree(json);

    assertThat(Serialized.kerasClass(node)).isEqualTo(name == null ? "" : name);
  }
}
