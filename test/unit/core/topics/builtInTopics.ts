/**
 * The topics of the built-in papers, reviewed by reading the title and the abstract of every one. What a researcher would still
 * move: the survey of fine-tuning is no mixture of experts, synthetic data (2409.19759) and data augmentation (2402.13482) are only
 * near retrieval-augmented generation, preference fine-tuning (2404.14367) is by the side of Thompson sampling, whose other papers
 * are on bandits and active learning. *Pruning* is of weights, of training samples and of prompts: a researcher would call most of
 * it model compression, put 2305.18424 and 2503.13385 in data selection, partitioning (2003.04372) nowhere, and two papers that are
 * in Other (2307.00154, 2405.20202) here; and the datastore of a trillion tokens (2407.12854) in retrieval-augmented generation.
 */
export const builtInTopics: Readonly<Record<string, readonly string[]>> = {
  'Dense Retrieval': [
    // Efficiently Teaching an Effective Dense Retriever with Balanced Topic Aware Sampling
    '2104.06967',
    // Optimizing Dense Retrieval Model Training with Hard Negatives
    '2104.08051',
    // Fast Passage Re-ranking with Contextualized Exact Term Matching and Efficient Passage Expa
    '2108.08513',
    // Learning Discrete Representations via Constrained Clustering for Effective and Efficient D
    '2110.05789',
    // Composed Image Retrieval with Text Feedback via Multi-grained Uncertainty Regularization
    '2211.07394',
    // LexLIP: Lexicon-Bottlenecked Language-Image Pre-Training for Large-Scale Image-Text Retrie
    '2302.02908',
    // How Does Generative Retrieval Scale to Millions of Passages?
    '2305.11841',
    // ECtHR-PCR: A Dataset for Precedent Understanding and Prior Case Retrieval in the European
    '2404.00596',
    // Generative Query Reformulation Using Ensemble Prompting, Document Fusion, and Relevance Fe
    '2405.17658',
    // MUVERA: Multi-Vector Retrieval via Fixed Dimensional Encodings
    '2405.19504',
    // INQUIRE: A Natural World Text-to-Image Retrieval Benchmark
    '2411.02537',
    // ScalingNote: Scaling up Retrievers with Large Language Models for Real-World Dense Retriev
    '2411.15766',
  ],
  'Data Selection': [
    // Performance Scaling via Optimal Transport: Enabling Data Selection from Partially Revealed
    '2307.02460',
    // IDEAL: Influence-Driven Selective Annotations Empower In-Context Learners in Large Languag
    '2310.10873',
    // Scaling Laws for Data Filtering -- Data Curation cannot be Compute Agnostic
    '2404.07177',
    // Diversify and Conquer: Diversity-Centric Data Selection with Iterative Refinement
    '2409.11378',
    // Large-Scale Data Selection for Instruction Tuning
    '2503.01807',
    // Cream of the Crop: Harvesting Rich, Scalable and Transferable Multi-Modal Data for Instruc
    '2503.13383',
    // MIG: Automatic Data Selection for Instruction Tuning by Maximizing Information Gain in Sem
    '2504.13835',
  ],
  'Inference-Time Scaling': [
    // Large Language Monkeys: Scaling Inference Compute with Repeated Sampling
    '2407.21787',
    // Adaptive Inference-Time Compute: LLMs Can Predict if They Can Do Better, Even Mid-Generati
    '2410.02725',
    // A Probabilistic Inference Approach to Inference-Time Scaling of LLMs using Particle-Based
    '2502.01618',
    // Feynman-Kac Correctors in Diffusion: Annealing, Guidance, and Product of Experts
    '2503.02819',
    // Video-T1: Test-Time Scaling for Video Generation
    '2503.18942',
    // Inference-Time Scaling for Generalist Reward Modeling
    '2504.02495',
    // Fast Controlled Generation from Language Models with Adaptive Weighted Rejection Sampling
    '2504.05410',
  ],
  Pruning: [
    // Probabilistic Partitive Partitioning (PPP)
    '2003.04372',
    // Repeated Random Sampling for Minimizing the Time-to-Accuracy of Learning
    '2305.18424',
    // In defense of parameter sharing for model-compression
    '2310.11611',
    // Survival of the Most Influential Prompts: Efficient Black-Box Prompt Search via Clustering
    '2310.12774',
    // Dynamic Sparse Learning: A Novel Paradigm for Efficient Recommendation
    '2402.02855',
    // Not All Prompts Are Made Equal: Prompt-based Pruning of Text-to-Image Diffusion Models
    '2406.12042',
    // Scale Efficient Training for Large Datasets
    '2503.13385',
  ],
  'Retrieval-Augmented Generation': [
    // Retrieval-Augmented Data Augmentation for Low-Resource Domain Tasks
    '2402.13482',
    // REAPER: Reasoning based Retrieval Planning for Complex RAG Systems
    '2407.18553',
    // Balancing Cost and Effectiveness of Synthetic Data Generation Strategies for LLMs
    '2409.19759',
    // Inference Scaling for Long-Context Retrieval Augmented Generation
    '2410.04343',
    // Retriever-and-Memory: Towards Adaptive Note-Enhanced Retrieval-Augmented Generation
    '2410.08821',
    // CORAG: A Cost-Constrained Retrieval Optimization System for Retrieval-Augmented Generation
    '2411.00744',
    // Relevance Isn't All You Need: Scaling RAG Systems With Inference-Time Compute Via Multi-Cr
    '2504.07104',
  ],
  'Thompson Sampling': [
    // Learning to Actively Learn: A Robust Approach
    '2010.15382',
    // Dynamic Slate Recommendation with Gated Recurrent Units and Thompson Sampling
    '2104.15046',
    // Adaptive Sampling Strategies to Construct Equitable Training Datasets
    '2202.01327',
    // Sharper Bounds for ell_p Sensitivity Sampling
    '2306.00732',
    // Improved Active Multi-Task Representation Learning via Lasso
    '2306.02556',
    // Making RL with Preference-based Feedback Efficient via Randomization
    '2310.14554',
    // Preference Fine-Tuning of LLMs Should Leverage Suboptimal, On-Policy Data
    '2404.14367',
  ],
  'Mixture of Experts': [
    // Beyond Efficiency: A Systematic Survey of Resource-Efficient Large Language Models
    '2401.00625',
    // Parameter-Efficient Fine-Tuning for Large Models: A Comprehensive Survey
    '2403.14608',
    // A Survey on Inference Optimization Techniques for Mixture of Experts Models
    '2412.14219',
    // Doing More with Less -- Implementing Routing Strategies in Large Language Model-Based Syst
    '2502.00409',
    // MoE-Lens: Towards the Hardware Limit of High-Throughput MoE LLM Serving Under Resource Con
    '2504.09345',
  ],
  'Code Generation': [
    // CodeGen2: Lessons for Training LLMs on Programming and Natural Languages
    '2305.02309',
    // Planning In Natural Language Improves LLM Search For Code Generation
    '2409.03733',
    // Enhancing Code Generation for Low-Resource Languages: No Silver Bullet
    '2501.19085',
  ],
  'Speculative Decoding': [
    // SpecTr: Fast Speculative Decoding via Optimal Transport
    '2310.15141',
    // Towards Optimal Multi-draft Speculative Decoding
    '2502.18779',
  ],
  Other: [
    // AriEL: volume coding for sentence generation
    '2003.13600',
    // Zero-shot and Few-shot Learning with Knowledge Graphs: A Comprehensive Survey
    '2112.10006',
    // Stitched ViTs are Flexible Vision Backbones
    '2307.00154',
    // Efficient Controllable Multi-Task Architectures
    '2308.11744',
    // One QuantLLM for ALL: Fine-tuning Quantized LLMs Once for Efficient Deployments
    '2405.20202',
    // Scaling Retrieval-Based Language Models with a Trillion-Token Datastore
    '2407.12854',
    // Upsample or Upweight? Balanced Training on Heavily Imbalanced Datasets
    '2410.04579',
    // Data-Centric and Heterogeneity-Adaptive Sequence Parallelism for Efficient LLM Training
    '2412.01523',
    // Activation-aware Probe-Query: Effective Key-Value Retrieval for Long-Context LLMs Inferenc
    '2502.13542',
  ],
};
