/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Keras computed for one model, and what it computed it from. */
sealed interface GoldenCase {
    /** The name of the case and of its file. */
    String name();

    /** The whole file, as it is. */
    JsonNode json();

    /** The class and the config of the model. */
    default JsonNode model() {
        return json().required("model");
    }

    /** The weights to start from, without what Keras has counted. */
    default List<GoldenTensor> weights() {
        return numbers(json().required("weights"));
    }

    /** The weights at the end. */
    default List<GoldenTensor> weightsAfter() {
        return numbers(json().required("weights_after"));
    }

    private static List<GoldenTensor> numbers(JsonNode weights) {
        return GoldenTensor.listOf(weights).stream().filter(GoldenTensor::isFloating).toList();
    }

    /** Inputs of a first batch: they tell the shapes where the config does not. */
    List<GoldenTensor> inputs();

    /** Reads a file of cases. */
    static GoldenCase read(Path file) {
        JsonNode json = JsonMapper.shared().readTree(file.toFile());
        String name = json.required("case").stringValue();
        KnownFields.check(name, json);
        return json.has("optimizer") ? new Training(name, json) : new Pass(name, json);
    }

    /** One pass forward and one back, from a given gradient. */
    record Pass(String name, JsonNode json) implements GoldenCase {
        boolean training() {
            return json.required("training").booleanValue();
        }

        @Override
        public List<GoldenTensor> inputs() {
            return GoldenTensor.listOf(json.required("inputs"));
        }

        List<GoldenTensor> outputs() {
            return GoldenTensor.listOf(json.required("outputs"));
        }

        /** The gradients of the outputs to start from. */
        List<GoldenTensor> upstream() {
            return GoldenTensor.listOf(json.required("upstream"));
        }

        /** The gradients of the inputs that are not integers. */
        List<GoldenTensor> inputGradients() {
            return GoldenTensor.listOf(json.required("input_gradients"));
        }

        List<GoldenTensor> weightGradients() {
            return GoldenTensor.listOf(json.required("weight_gradients"));
        }

        double regularizationLoss() {
            return json.required("regularization_loss").doubleValue();
        }
    }

    /** Some steps of training. */
    record Training(String name, JsonNode json) implements GoldenCase {
        JsonNode optimizer() {
            return json.required("optimizer");
        }

        JsonNode loss() {
            return json.required("loss");
        }

        @Override
        public List<GoldenTensor> inputs() {
            return steps().getFirst().inputs();
        }

        /** The weights at the end of an epoch, where averaging makes them others; or none. */
        List<GoldenTensor> weightsFinalized() {
            return json.has("weights_finalized")
                    ? GoldenTensor.listOf(json.required("weights_finalized"))
                    : List.of();
        }

        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            JsonNode losses = json.required("loss_per_step");
            JsonNode batches = json.required("batches");
            for (int i = 0; i < batches.size(); i++) {
                steps.add(
                        new Step(
                                GoldenTensor.listOf(batches.get(i).required("inputs")),
                                GoldenTensor.listOf(batches.get(i).required("targets")),
                                sampleWeights(batches.get(i)),
                                losses.required(i).doubleValue(),
                                json.at("/learning_rate_per_step/" + i).asDouble(Double.NaN)));
            }
            return steps;
        }
    }

    /** The weights of the samples of a batch, their own or those of their classes; or none. */
    private static List<Float> sampleWeights(JsonNode batch) {
        List<Float> weights = new ArrayList<>();
        if (batch.has("sample_weight")) {
            for (float weight : GoldenTensor.of(batch.required("sample_weight")).data()) {
                weights.add(weight);
            }
        } else if (batch.has("class_weight")) {
            JsonNode ofClasses = batch.required("class_weight");
            for (float label : GoldenTensor.of(batch.required("targets").get(0)).data()) {
                weights.add(ofClasses.required(String.valueOf((int) label)).floatValue());
            }
        }
        return weights;
    }

    /**
     * A step of training.
     *
     * @param weights of the samples; empty if all are 1
     * @param loss before the network's weights were changed
     * @param learningRate of the step; NaN if the case does not say it
     */
    record Step(
            List<GoldenTensor> inputs,
            List<GoldenTensor> targets,
            List<Float> weights,
            double loss,
            double learningRate) {}
}
