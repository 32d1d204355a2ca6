/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.peers.deeplearning4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The networks as graphs of layers; images have their channels first. */
final class Networks {
    private final GraphBuilder graph;
    private String last = "input";
    private int count;

    private Networks() {
        graph =
                new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .updater(new Adam(0.001, 0.9, 0.999, 1e-7))
                        .weightInit(WeightInit.XAVIER_UNIFORM)
                        .graphBuilder()
                        .addInputs("input");
    }

    static ComputationGraphConfiguration of(String network) {
        Networks made = new Networks();
        switch (network) {
            case "mlp" -> made.mlp();
            case "fashion" -> made.fashion();
            case "cnn" -> made.cnn();
            case "resnet" -> made.resnet();
            default -> throw new IllegalArgumentException("no network '" + network + "'");
        }
        return made.graph
                .setOutputs("output")
                .setInputTypes(
                        switch (network) {
                            case "cnn" -> InputType.convolutional(28, 28, 1);
                            case "resnet" -> InputType.convolutional(32, 32, 3);
                            default -> InputType.feedForward(784);
                        })
                .build();
    }

    /** The shape of samples. */
    static long[] shape(String network, long samples) {
        return switch (network) {
            case "cnn" -> new long[] {samples, 1, 28, 28};
            case "resnet" -> new long[] {samples, 3, 32, 32};
            default -> new long[] {samples, 784};
        };
    }

    private void mlp() {
        for (int units : new int[] {128, 64}) {
            add(new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build());
            dropout(0.2);
        }
        output();
    }

    private void fashion() {
        for (int units : new int[] {512, 256, 128}) {
            add(
                    new DenseLayer.Builder()
                            .nOut(units)
                            .hasBias(false)
                            .activation(Activation.IDENTITY)
                            .build());
            normalization(Activation.RELU);
            dropout(0.3);
        }
        output();
    }

    private void cnn() {
        for (int filters : new int[] {32, 64}) {
            add(
                    new ConvolutionLayer.Builder(3, 3)
                            .nOut(filters)
                            .activation(Activation.RELU)
                            .build());
            add(
                    new SubsamplingLayer.Builder(
                                    SubsamplingLayer.PoolingType.MAX,
                                    new int[] {2, 2},
                                    new int[] {2, 2})
                            .build());
        }
        dropout(0.5);
        add(new DenseLayer.Builder().nOut(32).activation(Activation.RELU).build());
        output();
    }

    private void resnet() {
        unit(64, 3, 1, Activation.RELU);
        int[][] stages = {{64, 2}, {128, 3}, {256, 2}};
        for (int[] stage : stages) {
            for (int block = 0; block < stage[1]; block++) {
                int stride = block == 0 && stage[0] != 64 ? 2 : 1;
                String start = last;
                unit(stage[0], 3, stride, Activation.RELU);
                unit(stage[0], 3, 1, Activation.IDENTITY);
                String straight = last;
                last = start;
                if (stride != 1) {
                    unit(stage[0], 1, stride, Activation.IDENTITY);
                }
                String sum = "sum" + count;
                graph.addVertex(
                        sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), straight, last);
                last = sum;
                add(new ActivationLayer(Activation.RELU));
            }
        }
        add(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
        output();
    }

    private void unit(int channels, int size, int stride, Activation activation) {
        add(
                new ConvolutionLayer.Builder(size, size)
                        .nOut(channels)
                        .stride(stride, stride)
                        .convolutionMode(ConvolutionMode.Same)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build());
        normalization(activation);
    }

    private void normalization(Activation activation) {
        add(new BatchNormalization.Builder().eps(1e-3).decay(0.99).activation(activation).build());
    }

    /** Deeplearning4j wants to be told what is kept. */
    private void dropout(double rate) {
        add(new DropoutLayer(1 - rate));
    }

    private void output() {
        graph.addLayer(
                "output",
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build(),
                last);
    }

    private void add(Layer layer) {
        String name = "layer" + count++;
        graph.addLayer(name, layer, last);
        last = name;
    }
}
