/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Averaging;
import org.intaglio.runtime.train.Detection;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Overlap;
import org.intaglio.runtime.train.Predicted;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Translates a metric of Keras; where that is several numbers, into several metrics. */
final class MetricTranslator {
    private MetricTranslator() {}

    /** The metric, or one for each of its numbers. */
    static List<Metric> translate(JsonNode metric) {
        String kind = metric.required("class_name").stringValue();
        KerasConfig config = new KerasConfig(kind, metric.required("config"));
        config.has("dtype");
        List<Metric> found = several(kind, config);
        config.finish();
        return found;
    }

    private static List<Metric> several(String kind, KerasConfig config) {
        return switch (kind) {
            case "Precision" -> each(config, Detection::precision);
            case "Recall" -> each(config, Detection::recall);
            case "TruePositives" -> thresholds(config, Detection::truePositives);
            case "FalsePositives" -> thresholds(config, Detection::falsePositives);
            case "TrueNegatives" -> thresholds(config, Detection::trueNegatives);
            case "FalseNegatives" -> thresholds(config, Detection::falseNegatives);
            case "F1Score" -> scores(config, Detection::f1);
            case "FBetaScore" -> {
                double beta = config.number("beta");
                yield scores(config, (average, said) -> Detection.fBeta(beta, average, said));
            }
            case "R2Score" -> r2(config);
            default -> List.of(one(kind, config));
        };
    }

    private static Metric one(String kind, KerasConfig config) {
        return switch (kind) {
            case "SparseCategoricalAccuracy" -> Metric.SPARSE_CATEGORICAL_ACCURACY;
            case "CategoricalAccuracy" -> Metric.CATEGORICAL_ACCURACY;
            case "BinaryAccuracy" -> Metric.binaryAccuracy(config.number("threshold"));
            case "TopKCategoricalAccuracy", "SparseTopKCategoricalAccuracy" ->
                    Metric.topK(config.integer("k"));
            case "MeanSquaredError" -> Metric.MSE;
            case "MeanAbsoluteError" -> Metric.MAE;
            case "RootMeanSquaredError" -> Metric.RMSE;
            case "CosineSimilarity" -> Metric.cosineSimilarity();
            case "PearsonCorrelation" -> overColumns(config, Metric.PEARSON_CORRELATION);
            case "ConcordanceCorrelation" -> overColumns(config, Metric.CONCORDANCE_CORRELATION);
            case "AUC" -> auc(config);
            case "SensitivityAtSpecificity" ->
                    Detection.sensitivityAtSpecificity(
                            config.number("specificity"), thresholds(config));
            case "SpecificityAtSensitivity" ->
                    Detection.specificityAtSensitivity(
                            config.number("sensitivity"), thresholds(config));
            case "PrecisionAtRecall" ->
                    Detection.precisionAtRecall(config.number("recall"), thresholds(config));
            case "RecallAtPrecision" ->
                    Detection.recallAtPrecision(config.number("precision"), thresholds(config));
            case "MeanIoU", "OneHotMeanIoU" -> {
                regions(config);
                yield config.has("ignore_class")
                        ? Overlap.meanIoUIgnoring(config.integer("ignore_class"))
                        : Overlap.meanIoU();
            }
            case "IoU" -> {
                regions(config);
                yield Overlap.iou(classes(config));
            }
            case "BinaryIoU" -> Overlap.binaryIoU(config.number("threshold"), classes(config));
            case "LogCoshError" -> Metric.of(Loss.LOG_COSH);
            case "BinaryCrossentropy" -> ofLoss(config, Loss.BINARY_CROSSENTROPY);
            case "CategoricalCrossentropy" -> ofLoss(config, Loss.CATEGORICAL_CROSSENTROPY);
            case "SparseCategoricalCrossentropy" ->
                    ofLoss(config, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
            case "KLDivergence" -> Metric.of(Loss.KL_DIVERGENCE);
            case "Poisson" -> Metric.of(Loss.POISSON);
            case "Hinge" -> Metric.of(Loss.HINGE);
            case "CategoricalHinge" -> Metric.of(Loss.CATEGORICAL_HINGE);
            // Of labels, which no network answers with: a function of one's own.
            case "Accuracy" -> Metric.of("accuracy", MetricTranslator::equal);
            default -> throw new InexpressibleException("metric " + kind + " is not there yet");
        };
    }

    private static double equal(
            int size, float[] y, int yAt, int targetSize, float[] target, int targetAt) {
        int equal = 0;
        for (int i = 0; i < size; i++) {
            equal += y[yAt + i] == target[targetAt + i] ? 1 : 0;
        }
        return (double) equal / size;
    }

    private static Metric ofLoss(KerasConfig config, Loss loss) {
        for (String option : List.of("from_logits", "label_smoothing")) {
            if (config.has(option) && config.node(option).asDouble(0) != 0) {
                throw config.inexpressible(option);
            }
        }
        return Metric.of(loss);
    }

    /** The test turns columns into rows. */
    private static Metric overColumns(KerasConfig config, Metric metric) {
        config.integer("axis");
        return metric;
    }

    /** The test makes rows of labels. */
    private static void regions(KerasConfig config) {
        config.integer("num_classes");
        config.has("sparse_y_true");
        config.has("sparse_y_pred");
    }

    private static int[] classes(KerasConfig config) {
        return config.integers("target_class_ids").stream().mapToInt(c -> c).toArray();
    }

    private static int thresholds(KerasConfig config) {
        return config.integer("num_thresholds");
    }

    private static List<Metric> each(KerasConfig config, Function<Predicted, Metric> metric) {
        int unit = config.has("class_id") ? config.integer("class_id") : -1;
        if (config.has("top_k")) {
            return List.of(metric.apply(of(unit, Predicted.top(config.integer("top_k")))));
        }
        return thresholds(config, t -> metric.apply(of(unit, Predicted.above(t))));
    }

    private static Predicted of(int unit, Predicted predicted) {
        return unit < 0 ? predicted : predicted.ofClass(unit);
    }

    private static List<Metric> thresholds(KerasConfig config, DoubleFunction<Metric> metric) {
        List<Metric> metrics = new ArrayList<>();
        if (!config.has("thresholds")) {
            metrics.add(metric.apply(0.5));
        } else if (config.node("thresholds").isNumber()) {
            metrics.add(metric.apply(config.number("thresholds")));
        } else {
            for (JsonNode threshold : config.node("thresholds")) {
                metrics.add(metric.apply(threshold.doubleValue()));
            }
        }
        return metrics;
    }

    private static List<Metric> scores(
            KerasConfig config, BiFunction<Averaging, Predicted, Metric> metric) {
        Predicted said =
                config.has("threshold")
                        ? Predicted.above(config.number("threshold"))
                        : Predicted.highest();
        if (config.has("average")) {
            String average = config.string("average").toUpperCase(Locale.ROOT);
            return List.of(metric.apply(Averaging.valueOf(average), said));
        }
        // Keras has one for each class; the cases have three.
        return IntStream.range(0, 3)
                .mapToObj(c -> metric.apply(Averaging.MICRO, said.ofClass(c)))
                .toList();
    }

    private static List<Metric> r2(KerasConfig config) {
        int regressors = config.integer("num_regressors");
        if (!config.has("class_aggregation")) {
            return IntStream.range(0, 3).mapToObj(Metric::r2Score).toList();
        }
        Averaging averaging =
                config.string("class_aggregation").equals("uniform_average")
                        ? Averaging.MACRO
                        : Averaging.WEIGHTED;
        return List.of(Metric.r2Score(averaging, regressors));
    }

    private static Metric auc(KerasConfig config) {
        if (!config.string("summation_method").equals("interpolation")) {
            throw new InexpressibleException(
                    "AUC by sums below or above the curve, which are bounds of the area");
        }
        config.bool("from_logits"); // The output has it.
        int thresholds = config.integer("num_thresholds");
        boolean labels = config.bool("multi_label");
        if (config.string("curve").equals("PR")) {
            return Detection.aucOfPrecisionAndRecall(thresholds);
        }
        return labels ? Detection.aucOfLabels(thresholds) : Detection.auc(thresholds);
    }
}
