/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** How Keras' layers of sequences become ours, without running anything. */
class SequenceTranslationTest {
    private static final String LSTM =
            "{'class_name': 'LSTM', 'config': {'units': 4, 'return_sequences': %s, 'return_state':"
                    + " %s, 'go_backwards': %s, 'stateful': false, 'unroll': false,"
                    + " 'zero_output_for_mask': false, 'activation': '%s', 'recurrent_activation':"
                    + " '%s', 'use_bias': true, 'unit_forget_bias': %s, 'recurrent_initializer':"
                    + " {'class_name': 'Orthogonal', 'config': {'seed': null, 'gain': 1.0}},"
                    + " 'dropout': %s, 'recurrent_dropout': %s, 'seed': null}}";

    private static final String ATTENTION =
            "{'class_name': 'MultiHeadAttention', 'module': 'keras.layers', 'config': {'name':"
                    + " 'mha', 'num_heads': 2, 'key_dim': 3, 'value_dim': %s, 'dropout': 0.0,"
                    + " 'use_bias': true, 'use_gate': %s, 'output_shape': %s, 'attention_axes':"
                    + " %s, 'sliding_window': null, 'seed': null}, 'inbound_nodes': [%s]}";

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static LayerTranslator.Translated layer(String text, int rank) {
        return LayerTranslator.translate(json(text), rank);
    }

    private static String inexpressible(String text, int rank) {
        return assertThrows(InexpressibleException.class, () -> layer(text, rank)).getMessage();
    }

    @Test
    void recurrentLayersHaveTheirDefaults() {
        LayerTranslator.Translated last =
                layer(
                        LSTM.formatted(false, false, false, "tanh", "sigmoid", true, "0.0", "0.0"),
                        2);
        assertThat(last.fields().toString()).isEqualTo("[@LSTM(units = 4)]");
        assertThat(last.rank()).isEqualTo(1);
        assertThat(last.hasWeights()).isTrue();
        LayerTranslator.Translated all =
                layer(
                        LSTM.formatted(true, false, false, "tanh", "sigmoid", false, "0.0", "0.0"),
                        2);
        assertThat(all.fields().toString())
                .isEqualTo("[@LSTM(units = 4, returnSequences = true, unitForgetBias = false)]");
        assertThat(all.rank()).isEqualTo(2);
        assertThat(
                        layer(
                                        LSTM.formatted(
                                                false,
                                                false,
                                                true,
                                                "relu",
                                                "hard_sigmoid",
                                                true,
                                                "0.0",
                                                "0.0"),
                                        2)
                                .fields()
                                .toString())
                .isEqualTo(
                        "[@LSTM(units = 4, activation = RELU, recurrentActivation = HARD_SIGMOID,"
                                + " goBackwards = true)]");
    }

    @Test
    void eachStepStandsBesideTheLayer() {
        String lstm = LSTM.formatted(false, false, false, "tanh", "sigmoid", true, "0.0", "0.0");
        LayerTranslator.Translated each =
                layer("{'class_name': 'TimeDistributed', 'config': {'layer': " + lstm + "}}", 3);
        assertThat(each.fields().toString()).isEqualTo("[@TimeDistributed @LSTM(units = 4)]");
        assertThat(each.rank()).isEqualTo(2);
        assertThat(each.hasWeights()).isTrue();
    }

    @Test
    void bothWaysStandBesideTheLayer() {
        String lstm = LSTM.formatted(true, false, false, "tanh", "sigmoid", true, "0.0", "0.0");
        String text = "{'class_name': 'Bidirectional', 'config': {'merge_mode': %s, 'layer': %s}}";
        LayerTranslator.Translated both = layer(text.formatted("'ave'", lstm), 2);
        assertThat(both.fields().toString())
                .isEqualTo(
                        "[@Bidirectional(mergeMode = MergeMode.AVE) @LSTM(units = 4,"
                                + " returnSequences = true)]");
        assertThat(both.rank()).isEqualTo(2);
        assertThat(layer(text.formatted("'concat'", lstm), 2).fields().toString())
                .isEqualTo("[@Bidirectional @LSTM(units = 4, returnSequences = true)]");
        assertThat(inexpressible(text.formatted("null", lstm), 2))
                .isEqualTo("Bidirectional with merge_mode = null is not there yet");
        String backward = lstm + ", 'backward_layer': " + lstm.replace("LSTM", "GRU");
        assertThat(inexpressible(text.formatted("'sum'", backward), 2))
                .isEqualTo("Bidirectional with a backward_layer of its own is not there yet");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.0, dropout = 0.1",
        "0.0, 0.1, recurrent_dropout = 0.1",
    })
    void whatALoopCannotDo(String dropout, String recurrentDropout, String reason) {
        String text =
                LSTM.formatted(
                        false, true, false, "tanh", "sigmoid", true, dropout, recurrentDropout);
        assertThat(inexpressible(text, 2)).isEqualTo("LSTM with " + reason + " is not there yet");
    }

    @Test
    void normalisationIsOverTheLastAxis() {
        String text =
                "{'class_name': 'LayerNormalization', 'config': {'axis': %s, 'epsilon': %s,"
                        + " 'center': true, 'scale': false, 'rms_scaling': %s}}";
        assertThat(layer(text.formatted("[-1]", "1e-06", false), 2).fields().toString())
                .isEqualTo("[@LayerNormalization(epsilon = 1.0E-6, scale = false)]");
        assertThat(layer(text.formatted("2", "0.001", false), 2).fields().toString())
                .isEqualTo("[@LayerNormalization(scale = false)]");
        assertThat(inexpressible(text.formatted("[1, 2]", "0.001", false), 2))
                .isEqualTo("LayerNormalization with axis = [1,2] is not there yet");
        assertThat(inexpressible(text.formatted("[-1]", "0.001", true), 2))
                .isEqualTo("LayerNormalization with rms_scaling = true is not there yet");
    }

    @Test
    void convolutionsOverStepsMayBeCausal() {
        String text =
                "{'class_name': 'Conv1D', 'config': {'filters': 6, 'kernel_size': [3], 'strides':"
                        + " [%s], 'padding': '%s', 'data_format': 'channels_last',"
                        + " 'dilation_rate': [%s], 'groups': 1, 'activation': 'relu', 'use_bias':"
                        + " true}}";
        assertThat(layer(text.formatted(1, "causal", 2), 2).fields().toString())
                .isEqualTo(
                        "[@Conv1D(filters = 6, kernelSize = 3, causal = true, dilationRate = 2,"
                                + " activation = RELU)]");
        assertThat(layer(text.formatted(2, "same", 1), 2).fields().toString())
                .isEqualTo(
                        "[@Conv1D(filters = 6, kernelSize = 3, strides = 2, padding = SAME,"
                                + " activation = RELU)]");
    }

    @Test
    void theLargestOfAllStepsMayKeepTheirAxis() {
        String text =
                "{'class_name': 'GlobalMaxPooling1D', 'config': {'data_format': 'channels_last',"
                        + " 'keepdims': %s}}";
        LayerTranslator.Translated row = layer(text.formatted(false), 2);
        assertThat(row.fields().toString()).isEqualTo("[@GlobalMaxPooling1D]");
        assertThat(row.rank()).isEqualTo(1);
        LayerTranslator.Translated kept = layer(text.formatted(true), 2);
        assertThat(kept.fields().toString()).isEqualTo("[@GlobalMaxPooling1D(keepDims = true)]");
        assertThat(kept.rank()).isEqualTo(2);
    }

    @Test
    void windowsOfStepsMoveByTheirSize() {
        String text =
                "{'class_name': '%s', 'config': {'pool_size': [%s], 'strides': %s, 'padding': '%s',"
                        + " 'data_format': 'channels_last'}}";
        LayerTranslator.Translated halves =
                layer(text.formatted("MaxPooling1D", 2, "[2]", "valid"), 2);
        assertThat(halves.fields().toString()).isEqualTo("[@MaxPooling1D]");
        assertThat(halves.rank()).isEqualTo(2);
        assertThat(
                        layer(text.formatted("AveragePooling1D", 3, "[1]", "same"), 2)
                                .fields()
                                .toString())
                .isEqualTo("[@AveragePooling1D(poolSize = 3, strides = 1, padding = SAME)]");
        assertThat(layer(text.formatted("MaxPooling1D", 3, "null", "valid"), 2).fields().toString())
                .isEqualTo("[@MaxPooling1D(poolSize = 3)]");
    }

    @Test
    void indicesAreBelowTheRowsOfTheirTables() {
        assertThat(fields(layers(table("a", 12, "'x', 0, 0"), table("b", 11, "'x', 0, 0"))))
                .isEqualTo(
                        """
                        class GoldenSomeCase {
                        @Input(shape = 4, type = INDEX, below = 11) Layer x;
                        @Embedding(inputDim = 12, outputDim = 3) Layer a;
                        @Embedding(inputDim = 11, outputDim = 3, from = "x") Layer b;
                        }
                        """);
    }

    @Test
    void indicesThatAreReadAsNumbersToo() {
        String dense =
                "{'class_name': 'Dense', 'module': 'keras.layers', 'config': {'name': 'b',"
                        + " 'units': 4, 'activation': 'relu', 'use_bias': true},"
                        + " 'inbound_nodes': ["
                        + node("", tensor("'x', 0, 0"))
                        + "]}";
        InexpressibleException e =
                assertThrows(
                        InexpressibleException.class,
                        () -> fields(layers(table("a", 12, "'x', 0, 0"), dense)));
        assertThat(e).hasMessageThat().isEqualTo("'x' is read as indices and as numbers");
    }

    /** Left out is what a role means anyway: the field above, or what the role before it means. */
    @Test
    void attentionReadsByRoles() {
        assertThat(attention("", "'x', 0, 0", "'x', 0, 0"))
                .isEqualTo("@MultiHeadAttention(numHeads = 2, keyDim = 3) Layer mha;");
        assertThat(attention("'use_causal_mask': true", "'x', 0, 0", "'x', 0, 0"))
                .isEqualTo(
                        "@MultiHeadAttention(numHeads = 2, keyDim = 3, causal = true) Layer mha;");
        String key = "'key': " + tensor("'k', 0, 0");
        assertThat(attention(key, "'q', 0, 0", "'v', 0, 0"))
                .isEqualTo(
                        "@MultiHeadAttention(numHeads = 2, keyDim = 3, query = \"q\", value ="
                                + " \"v\", key = \"k\") Layer mha;");
        assertThat(attention("", "'x', 0, 0", "'v', 0, 0"))
                .isEqualTo(
                        "@MultiHeadAttention(numHeads = 2, keyDim = 3, value = \"v\") Layer mha;");
    }

    @Test
    void attentionsWithoutProjections() {
        String text =
                "{'class_name': '%s', 'config': {'name': 'att', 'use_scale': %s, %s'dropout': 0.2,"
                        + " 'seed': null}}";
        assertThat(layer(text.formatted("Attention", true, "'score_mode': 'concat', "), 2))
                .isEqualTo(
                        new LayerTranslator.Translated(
                                List.of(
                                        new Annotation("Attention")
                                                .with("useScale", true)
                                                .with("scoreMode", "ScoreMode.CONCATENATED")
                                                .with("dropout", 0.2)),
                                2,
                                true,
                                false,
                                List.of("query", "value", "key")));
        LayerTranslator.Translated plain = layer(text.formatted("AdditiveAttention", false, ""), 2);
        assertThat(plain.fields().toString())
                .isEqualTo("[@AdditiveAttention(useScale = false, dropout = 0.2)]");
        assertThat(plain.hasWeights()).isFalse();
    }

    @Test
    void attentionOfGroups() {
        String text =
                "{'class_name': 'GroupQueryAttention', 'config': {'name': 'gqa', 'head_dim': 3,"
                        + " 'num_query_heads': 4, 'num_key_value_heads': 2, 'use_bias': true,"
                        + " 'use_gate': true, 'sliding_window': %s, 'dropout': 0.0, 'seed': null}}";
        assertThat(layer(text.formatted("null"), 2).fields().toString())
                .isEqualTo(
                        "[@GroupQueryAttention(headDim = 3, numQueryHeads = 4, numKeyValueHeads ="
                                + " 2, useGate = true)]");
        assertThat(inexpressible(text.formatted("5"), 2))
                .isEqualTo("GroupQueryAttention with sliding_window = 5 is not there yet");
    }

    @Test
    void otherAttention() {
        assertThat(inexpressible(ATTENTION.formatted("3", "false", "[7]", "[1]", ""), 2))
                .isEqualTo("MultiHeadAttention with output_shape = [7] is not there yet");
        assertThat(inexpressible(ATTENTION.formatted("3", "true", "null", "[1]", ""), 2))
                .isEqualTo("MultiHeadAttention with use_gate = true is not there yet");
        assertThat(inexpressible(ATTENTION.formatted("3", "false", "null", "[2]", ""), 2))
                .isEqualTo("MultiHeadAttention with attention_axes = [2] is not there yet");
        InexpressibleException scores =
                assertThrows(
                        InexpressibleException.class,
                        () ->
                                attention(
                                        "'return_attention_scores': true",
                                        "'x', 0, 0",
                                        "'x', 0, 0"));
        assertThat(scores)
                .hasMessageThat()
                .isEqualTo("a call of mha with the argument true is not there yet");
    }

    /** Keras' inner layers are part of our names, but for the cell of a loop. */
    @ParameterizedTest
    @CsvSource({
        "sequential/rnn/lstm_cell/recurrent_kernel, rnn_.recurrentKernel",
        "mha/query/kernel, mha_.queryKernel",
        "model/mha/attention_output/bias, mha_.outputBias",
        "sequential/emb/embeddings, emb_.embeddings",
        "emb/embeddings, emb_.embeddings",
    })
    void weightsHaveOurNames(String path, String expected) {
        Declaration declaration =
                new Declaration(
                        new NetworkSource("golden.Some", ""),
                        Map.of("rnn", "rnn_", "mha", "mha_", "emb", "emb_"),
                        List.of());
        GoldenTensor weight = new GoldenTensor(path, List.of(1), new float[1], true);
        assertThat(declaration.parameterPath(weight)).isEqualTo(expected);
    }

    private static String attention(String kwargs, String... histories) {
        String[] tensors = new String[histories.length];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = tensor(histories[i]);
        }
        String layer = ATTENTION.formatted("3", "false", "null", "[1]", node(kwargs, tensors));
        String model =
                ("{'class_name': 'Functional', 'config': {'layers': [%s, %s, %s, %s, %s],"
                                + " 'input_layers': [['q', 0, 0], ['v', 0, 0], ['k', 0, 0], ['x',"
                                + " 0, 0]], 'output_layers': [['mha', 0, 0]]}}")
                        .formatted(input("q"), input("v"), input("k"), input("x"), layer);
        return fields(model).lines().filter(line -> line.contains("Layer mha")).findFirst().get();
    }

    private static String layers(String first, String second) {
        return ("{'class_name': 'Functional', 'config': {'layers': [%s, %s, %s],"
                        + " 'input_layers': [['x', 0, 0]],"
                        + " 'output_layers': [['a', 0, 0], ['b', 0, 0]]}}")
                .formatted(input("x"), first, second);
    }

    private static String table(String name, int rows, String history) {
        return ("{'class_name': 'Embedding', 'module': 'keras.layers', 'config': {'name': '%s',"
                        + " 'input_dim': %s, 'output_dim': 3, 'embeddings_initializer':"
                        + " {'class_name': 'RandomUniform', 'config': {'seed': null, 'minval':"
                        + " -0.05, 'maxval': 0.05}}, 'mask_zero': false}, 'inbound_nodes': [%s]}")
                .formatted(name, rows, node("", tensor(history)));
    }

    private static String input(String name) {
        return ("{'class_name': 'InputLayer', 'config': {'name': '%s', 'batch_shape': [null, 4],"
                        + " 'dtype': 'int32'}}")
                .formatted(name);
    }

    private static String tensor(String history) {
        return "{'class_name': '__keras_tensor__', 'config': {'keras_history': [" + history + "]}}";
    }

    private static String node(String kwargs, String... tensors) {
        return "{'args': [" + String.join(", ", tensors) + "], 'kwargs': {" + kwargs + "}}";
    }

    private static String fields(String model) {
        JsonNode golden =
                json(
                        "{'case': 'some_case', 'model': %s, 'inputs': [], 'training': false}"
                                .formatted(model));
        String source =
                DeclarationWriter.write(new GoldenCase.Pass("some_case", golden)).source().text();
        return source.substring(source.indexOf("class ")).replaceAll("(?m)^ +", "");
    }
}
